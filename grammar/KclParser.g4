/*
 * KCL, as a grammar in which one token always decides. The token source (src/Lexer) tells apart what KCL writes with the
 * same characters: a bracket that follows an operand from one that begins one, a keyword from a name, an infix `*` from an
 * unpacking one. The rules accept a little more than KCL does where a list of parts has an order; the tree builder
 * (src/Syntax/Building) refuses the rest.
 */
parser grammar KclParser;

tokens {
    // The order is that of Kcl.Net.Lexer.TokenKind.
    NAME, INTEGER, FLOAT, STRING, CONSTANT,
    NEWLINE, INDENT, DEDENT, BLOCK,
    IMPORT, TYPE, ASSERT, SCHEMA, RULE, MIXIN, CHECK,
    IF, ELIF, ELSE, WHEN, FOR, IN, AS, LAMBDA, QUANTIFIER,
    UNARY, BINARY, PIPE, UNPACK, MERGE,
    ASSIGN, INSERT, AUGMENT,
    COMMA, COLON, DOT, OPTIONAL_DOT, ELLIPSIS, ARROW, RESULT, QUESTION, AT,
    GROUP, CALL, RPAREN,
    LIST, INDEX, OPTIONAL_INDEX, SIGNATURE, RBRACK,
    DICT, CONFIG, BODY, PARAMETERS, RBRACE,
    MISSING, UNKNOWN
}

module
    : statements EOF
    ;

// An expression alone, as in an interpolation or a command-line value.
expressionOnly
    : test COLON? NEWLINE* EOF
    ;

typeOnly
    : type NEWLINE* EOF
    ;

statements
    : (NEWLINE | statement)*
    ;

statement
    : ifClause
    | decorator
    | schemaStatement
    | ruleStatement
    | importStatement
    | typeStatement
    | assertStatement
    | expressionStatement
    ;

// `elif` and `else` are clauses of their own; the builder joins them with the `if` before.
ifClause
    : IF test COLON suite
    | ELIF test COLON suite
    | ELSE COLON suite
    ;

suite
    : BLOCK statements DEDENT
    | expressionStatement
    ;

decorator
    : AT test
    ;

importStatement
    : IMPORT (DOT | ELLIPSIS)* dottedName (AS NAME)?
    ;

typeStatement
    : TYPE dottedName ASSIGN type
    ;

assertStatement
    : ASSERT simple (WHEN simple)? (COMMA test)?
    ;

// A value, an assignment, an annotation, an attribute (`?`) or a unification: they begin alike.
expressionStatement
    : test
      ( assignment+
      | AUGMENT test
      | INSERT test
      | QUESTION? COLON type
        ( assignment+
        | AUGMENT test
        | INSERT test
        | callArguments? config
        )?
      )?
    ;

assignment
    : ASSIGN test
    ;

schemaStatement
    : SCHEMA dottedName schemaParameters? schemaBase? schemaHost? COLON schemaBody?
    ;

schemaParameters
    : INDEX (parameter | COMMA)* RBRACK
    ;

schemaBase
    : CALL dottedName RPAREN
    ;

schemaHost
    : FOR test
    ;

schemaBody
    : BLOCK (NEWLINE | schemaMember)* DEDENT
    ;

schemaMember
    : ifClause
    | decorator
    | assertStatement
    | mixins
    | checks
    | indexSignature
    | expressionStatement
    ;

mixins
    : MIXIN LIST (dottedName | COMMA | NEWLINE | INDENT | DEDENT)* RBRACK
    ;

indexSignature
    : SIGNATURE ELLIPSIS? type (COLON ELLIPSIS? type)? RBRACK COLON type (ASSIGN test)?
    ;

checks
    : CHECK COLON checkBlock
    ;

checkBlock
    : BLOCK (NEWLINE | check)* DEDENT
    ;

check
    : simple (WHEN simple)? (COMMA primary)?
    ;

ruleStatement
    : RULE dottedName schemaParameters? ruleParents? schemaHost? COLON checkBlock
    ;

ruleParents
    : CALL (test | COMMA)* RPAREN
    ;

parameter
    : dottedName (COLON type)? (ASSIGN test)?
    ;

type
    : typeElement (PIPE typeElement)*
    ;

// The result of a function type takes in the union that follows; the builder does that.
typeElement
    : CONSTANT
    | INTEGER
    | FLOAT
    | STRING
    | dottedName
    | LIST type? RBRACK
    | DICT type? COLON type? RBRACE
    | GROUP (type | COMMA)* RPAREN (RESULT typeElement)?
    ;

test
    : simple (WHEN simple ELSE simple)*
    ;

// Operands and operators in a row; the builder knows the precedence. Operands and what follows them are not rules of
// their own: every rule that an operand passes through costs a node of the parse tree.
simple
    : UNARY? primary ((BINARY | PIPE | AS | IN) UNARY? primary)*
    ;

primary
    : ( NAME
      | CONSTANT
      | INTEGER
      | FLOAT
      | STRING
      | MISSING
      | GROUP test RPAREN
      | list
      | dict
      | lambda
      | quantifier
      )
      ( DOT NAME
      | OPTIONAL_DOT NAME
      | callArguments
      | subscript
      | config
      )*
    ;

callArguments
    : CALL (argument | COMMA | NEWLINE | INDENT | DEDENT)* RPAREN
    ;

argument
    : test (ASSIGN test)?
    ;

subscript
    : (INDEX | OPTIONAL_INDEX) (test | COLON)* RBRACK
    ;

list
    : LIST (listItem | COMMA | NEWLINE | INDENT | DEDENT)* comprehension? RBRACK
    ;

listItem
    : IF test COLON listBranch
    | ELIF test COLON listBranch
    | ELSE COLON listBranch
    | UNPACK test
    | test
    ;

listBranch
    : BLOCK (listItem | COMMA | NEWLINE)* DEDENT
    | listItem
    ;

dict
    : DICT entries RBRACE
    ;

config
    : CONFIG entries RBRACE
    ;

entries
    : (entry | COMMA | NEWLINE | INDENT | DEDENT)* comprehension?
    ;

entry
    : IF test COLON entryBranch
    | ELIF test COLON entryBranch
    | ELSE COLON entryBranch
    | MERGE test
    | test (COLON | ASSIGN | INSERT) test
    ;

entryBranch
    : BLOCK (entry | COMMA | NEWLINE)* DEDENT
    | entry
    ;

comprehension
    : forClause (forClause | IF test | NEWLINE | INDENT | DEDENT)*
    ;

forClause
    : FOR dottedName (COMMA dottedName)* IN simple (WHEN test)?
    ;

lambda
    : LAMBDA (lambdaBraces | (parameter | COMMA)*) (ARROW type)?
      BODY (statement | NEWLINE | INDENT | DEDENT)* RBRACE
    ;

lambdaBraces
    : PARAMETERS (parameter | COMMA | NEWLINE | INDENT | DEDENT)* RBRACE
    ;

quantifier
    : QUANTIFIER dottedName (COMMA dottedName)? IN quantifierTarget BODY quantifierBody RBRACE
    ;

quantifierTarget
    : NAME quantifierStep*
    | STRING
    | list
    | dict
    ;

quantifierStep
    : DOT NAME
    | OPTIONAL_DOT NAME
    | subscript
    ;

quantifierBody
    : quantifierTest
    | NEWLINE+ INDENT quantifierTest NEWLINE+ DEDENT
    ;

quantifierTest
    : simple (WHEN test)?
    ;

dottedName
    : NAME (DOT NAME)*
    ;
