using YamlDotNet.Core;
using YamlDotNet.Core.Tokens;

namespace Kcl.Net.Decoding;

/// <summary>Collections: indentation, simple keys and the indicators that open, part and close.</summary>
internal sealed partial class YamlScanner
{
    private const int MaxKeyLength = 1024;

    /// <summary>A place where a key may have begun without `?`. Each flow level has one at most.</summary>
    private struct SimpleKey
    {
        public bool IsPossible;

        /// <summary>It stands where the mapping around it expects a key, so a missing `:` is an error.</summary>
        public bool IsRequired;
        public int Token;
        public Mark Mark;
    }

    private bool IsValid(ref SimpleKey key)
    {
        if (!key.IsPossible)
        {
            return false;
        }

        if (key.Mark.Line == _line && key.Mark.Index + MaxKeyLength >= _at)
        {
            return true;
        }

        Forget(ref key);
        return false;
    }

    private void Forget(ref SimpleKey key)
    {
        if (!key.IsPossible)
        {
            return;
        }

        if (key.IsRequired)
        {
            ContextLine = (int)key.Mark.Line;
            throw Error("could not find expected ':'");
        }

        Drop(ref key);
    }

    private void Drop(ref SimpleKey key)
    {
        key.IsPossible = false;
        _keyLevels.Remove(key.Token);
    }

    private void SaveKey()
    {
        if (!_keyAllowed)
        {
            return;
        }

        ref var key = ref _keys[_flow];
        Forget(ref key);
        key = new SimpleKey
        {
            IsPossible = true,
            IsRequired = _flow == 0 && _indent == _column,
            Token = _taken + _pending.Count,
            Mark = CurrentPosition,
        };
        _keyLevels[key.Token] = _flow;
    }

    /// <summary>Opens a block collection at the column when it lies right of the current one.</summary>
    private void Roll(int column, int at, Token start)
    {
        if (_flow > 0 || _indent >= column)
        {
            return;
        }

        _indents.Push(_indent);
        _indent = column;
        _pending.Insert(at < 0 ? _pending.Count : at, start);
    }

    private void Unroll(int column)
    {
        if (_flow > 0)
        {
            return;
        }

        while (_indent > column)
        {
            Add(new BlockEnd(CurrentPosition, CurrentPosition));
            _indent = _indents.Pop();
        }
    }

    private void EndStream()
    {
        if (_column != 0)
        {
            _column = 0;
            _line++;
        }

        Unroll(-1);
        Forget(ref _keys[_flow]);
        _keyAllowed = false;
        _ended = true;
        Add(new StreamEnd(CurrentPosition, CurrentPosition));
    }

    private void DocumentIndicator(bool isStart)
    {
        Unroll(-1);
        Forget(ref _keys[_flow]);
        _keyAllowed = false;
        var from = CurrentPosition;
        Skip(3);
        Add(isStart ? new DocumentStart(from, CurrentPosition) : new DocumentEnd(from, CurrentPosition));
    }

    private void OpenFlow(bool isSequence)
    {
        SaveKey();
        _flow++;
        if (_flow == _keys.Length)
        {
            Array.Resize(ref _keys, _flow * 2);
        }

        _keys[_flow] = default;
        _keyAllowed = true;
        var from = CurrentPosition;
        Skip();
        Add(isSequence ? new FlowSequenceStart(from, CurrentPosition) : new FlowMappingStart(from, CurrentPosition));
    }

    private void CloseFlow(bool isSequence)
    {
        Forget(ref _keys[_flow]);
        _flow = Math.Max(0, _flow - 1);
        _keyAllowed = false;
        var from = CurrentPosition;
        Skip();
        Add(isSequence ? new FlowSequenceEnd(from, CurrentPosition) : new FlowMappingEnd(from, CurrentPosition));
    }

    private void FlowSeparator()
    {
        Forget(ref _keys[_flow]);
        _keyAllowed = true;
        var from = CurrentPosition;
        Skip();
        Add(new FlowEntry(from, CurrentPosition));
    }

    private void Entry()
    {
        var from = CurrentPosition;
        if (_flow == 0)
        {
            Require(_keyAllowed, "block sequence entries are not allowed in this context");
            Roll(_column, -1, new BlockSequenceStart(from, from));
        }

        Forget(ref _keys[_flow]);
        _keyAllowed = true;
        Skip();
        Add(new BlockEntry(from, CurrentPosition));
    }

    private void ExplicitKey()
    {
        var from = CurrentPosition;
        if (_flow == 0)
        {
            Require(_keyAllowed, "mapping keys are not allowed in this context");
            Roll(_column, -1, new BlockMappingStart(from, from));
        }

        Forget(ref _keys[_flow]);
        _keyAllowed = _flow == 0;
        Skip();
        Add(new Key(from, CurrentPosition));
    }

    private void MappingValue()
    {
        var from = CurrentPosition;
        ref var key = ref _keys[_flow];
        if (IsValid(ref key))
        {
            var at = key.Token - _taken;
            _pending.Insert(at, new Key(key.Mark, key.Mark));
            Roll((int)key.Mark.Column - 1, at, new BlockMappingStart(key.Mark, key.Mark));
            Drop(ref key);
            _keyAllowed = false;
        }
        else
        {
            if (_flow == 0)
            {
                Require(_keyAllowed, "mapping values are not allowed in this context");
                Roll(_column, -1, new BlockMappingStart(from, from));
            }

            _keyAllowed = _flow == 0;
        }

        Skip();
        Add(new YamlDotNet.Core.Tokens.Value(from, CurrentPosition));
    }

    private void Require(bool holds, string problem)
    {
        if (!holds)
        {
            throw Error(problem);
        }
    }
}
