// What a native program costs before it does anything: the measure that cold runs are held against.
return 0;
