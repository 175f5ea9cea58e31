/**
 * The rule language, in English and French, mixed if wanted. docs/rule-language.md says what it
 * means.
 *
 * No word is reserved: every keyword is also a name, wherever a name is expected (rules `name`,
 * `event` and `field` at the end). Articles (le la les l' de du des d' the) never reach this parser:
 * Syntax hides them where a noun follows, so that `jours depuis le dernier achat` is read as
 * `jours depuis dernier achat`. What types allow is not said here but checked later, where errors
 * can be kinder.
 */
grammar RuleLanguage;

options { caseInsensitive = true; }

// ---- whole texts ----

conditionText : condition EOF ;
ruleText      : ( ifThen | condition ) EOF ;
caseText      : ( OTHERWISE | condition ) EOF ;
selectionText : counted EOF ;
spanText      : span EOF ;
boundsText    : ( OTHERWISE | bounds ) EOF ;

ifThen  : IF condition THEN outcome ( OTHERWISE IF condition THEN outcome )* ( OTHERWISE outcome )? ;
outcome : SEGMENT EQUAL TEXT ;

/** Tiers: > 20 %, > 0 % .. 20 %, 20 .. 50, 0 %. */
bounds : operator? signed RANGE operator? signed
       | operator? signed
       ;
signed : MINUS? NUMBER PERCENT? ;

// ---- conditions ----

condition   : conjunction ( OR conjunction )* ;
conjunction : negation ( AND negation )* ;
negation    : NOT negation
            | predicate
            ;

/** What is true or false, without and, or, not. Errors are caught here: see SyntaxErrors. */
predicate
    : did step ( THEN step )* ( BUT NOT step )? ( FOR SAME path )?   # Happened
    | NO step                                                       # Never
    | IN SEGMENT ( TEXT | path )                                    # InSegment
    | REACHABLE BY channel FOR TEXT                                 # Reachable
    | ( ANY | AU LEAST UN ) CONTACT group                           # AnyContact
    | EVERY CONTACT group                                           # EveryContact
    | sum test?                                                     # Tested
    ;

did : DID | A NOT? DONE ;

/** What is said of a value. */
test
    : operator sum                                       # Compare
    | NOT? ( IN | AMONG ) OPEN sum ( COMMA sum )* CLOSE  # OneOf
    | NOT? BETWEEN sum AND sum                           # Between
    | NOT? CONTAINS sum                                  # Contains
    | NOT? STARTS ( WITH | BY ) sum                      # StartsWith
    | NOT? ENDS ( WITH | BY ) sum                        # EndsWith
    | NOT? MATCHES ( TO | A )? TEXT                      # Matches
    | IS NOT? ( KNOWN | UNKNOWN )                        # IsKnown
    | NOT? recent                                        # InWindow
    | NOT? IN NEXT span                                  # InTheNext
    | NOT? IN NUMBER NEXT unit                           # InTheNext
    ;

operator : EQUAL | UNEQUAL | LESS | AT_MOST | GREATER | AT_LEAST ;

// ---- values ----

sum     : product ( ( PLUS_SIGN | MINUS ) ( span | product ) )* ;
product : factor ( ( TIMES | SLASH ) factor )* ;
factor  : MINUS factor
        | primary
        ;

primary
    : NUMBER PERCENT?                                     # Number
    | TEXT                                                # Text
    | date                                                # Moment
    | ( TRUE | FALSE )                                    # Boolean
    | NOW                                                 # Now
    | group                                               # Parenthesised
    | aggregation OPEN counted CLOSE                      # Aggregate
    | aggregation aggregated                              # Aggregate
    | unit ( SINCE | UNTIL | BEFORE ) ( LAST | FIRST ) step   # SinceEvent
    | unit ( SINCE | UNTIL | BEFORE ) primary             # SinceInstant
    | TIME OF? ( LAST | FIRST ) step                      # TimeOf
    | field_of OF? primary                                # CalendarField
    | CONTACT group                                       # CountContacts
    | function OPEN ( condition ( COMMA condition )* )? CLOSE # Call
    | path                                                # Named
    ;

group : OPEN condition CLOSE ;

function : WORD | QUOTED_NAME | TIME ;

field_of : HOURS | WEEKDAY | DAYS WEEK_WORD | MONTHS | YEARS ;

aggregation
    : COUNT | SUM | AVG | MIN | MAX | FIRST | LAST | DISTINCT | ( MOST | PLUS ) FREQUENT
    ;

// ---- events ----

/** Inside parentheses: where runs to the window or to the end. */
counted : event ( DOT field )* including? ( WHERE condition )? including? window? including? ;

/** Outside of them, where takes its own. */
step       : event including? ( WHERE group )? including? window? including? ;
aggregated : event ( DOT field )* including? ( WHERE group )? including? window? including? ;

including : ( INCLUDING | Y INCLUDED ) MACHINES ;

/** Which instants count: of events, and of values that are instants (there, all but the last). */
window
    : recent
    | BETWEEN date AND date
    ;

recent
    : WITHIN LAST? span CALENDAR?                        # Within
    | WITHIN NUMBER CALENDAR unit                        # Within
    | ( IN | AU DURING ) NUMBER LAST unit CALENDAR?      # Within
    | IN LAST span CALENDAR?                             # Within
    | BETWEEN span AND span AGO                          # Ago
    | IL Y A BETWEEN span AND span                       # Ago
    | SINCE date                                         # Since
    | BEFORE date                                        # Before
    ;

date : DATE | DAY_FIRST_DATE ;
span : NUMBER unit ;
unit : MILLISECONDS | SECONDS | MINUTES | MIN | HOURS | DAYS | WEEKS | WEEK_WORD | MONTHS | YEARS ;

// ---- names ----

channel : field ( MINUS field )* ;
path    : name ( DOT field )* ;

/** Where a value can begin. */
name  : WORD | QUOTED_NAME | connective | keyword ;
/** Where an event must follow: connectives need backticks. */
event : WORD | QUOTED_NAME | constant | keyword ;
/** After a dot. */
field : WORD | QUOTED_NAME | constant | connective | keyword ;

constant   : NOW | TRUE | FALSE ;
connective : AND | OR | NOT | THEN | BUT | WHERE | IN | IS | AMONG | BETWEEN | CONTAINS | STARTS | ENDS | MATCHES ;
keyword
    : IF | OTHERWISE | SEGMENT | DID | A | DONE | NO | FOR | SAME | REACHABLE | BY | ANY | AU | LEAST | UN
    | EVERY | CONTACT | WITH | TO | KNOWN | UNKNOWN | NEXT | COUNT | SUM | AVG | MIN | MAX | FIRST | LAST
    | DISTINCT | MOST | PLUS | FREQUENT | SINCE | UNTIL | BEFORE | TIME | OF | WEEKDAY | INCLUDING | INCLUDED
    | MACHINES | WITHIN | CALENDAR | DURING | AGO | IL | Y | MILLISECONDS | SECONDS | MINUTES | HOURS | DAYS
    | WEEKS | WEEK_WORD | MONTHS | YEARS | ARTICLE
    ;

// ---- words, English | French ----

AND       : 'and' | 'et' ;
OR        : 'or' | 'ou' ;
NOT       : 'not' | 'non' | 'pas' ;
IF        : 'if' | 'si' ;
THEN      : 'then' | 'alors' | 'puis' ;
OTHERWISE : 'otherwise' | 'else' | 'sinon' ;
SEGMENT   : 'segment' ;

DID       : 'did' ;
A         : 'a' ;                                  // il y a, a fait
DONE      : 'fait' ;
NO        : 'no' | 'aucun' | 'aucune' ;
BUT       : 'but' | 'mais' ;
FOR       : 'for' | 'pour' ;
SAME      : 'same' | 'même' | 'meme' ;
REACHABLE : 'reachable' | 'joignable' | 'joignables' ;
BY        : 'by' | 'par' ;
ANY       : 'any' ;
AU        : 'au' ;                                 // au moins un contact, au cours des
LEAST     : 'moins' ;
UN        : 'un' ;
EVERY     : 'every' | 'tous' | 'toutes' | 'chaque' ;
CONTACT   : 'contact' | 'contacts' ;

IN        : 'in' | 'dans' ;
AMONG     : 'parmi' ;
BETWEEN   : 'between' | 'entre' ;
CONTAINS  : 'contains' | 'contient' ;
STARTS    : 'starts' | 'commence' ;
ENDS      : 'ends' | 'finit' ;
WITH      : 'with' ;
MATCHES   : 'matches' | 'correspond' ;
TO        : 'à' ;
IS        : 'is' | 'est' ;
KNOWN     : 'known' | 'connu' | 'connue' | 'connus' | 'connues' ;
UNKNOWN   : 'unknown' | 'inconnu' | 'inconnue' | 'inconnus' | 'inconnues' ;
TRUE      : 'true' | 'vrai' ;
FALSE     : 'false' | 'faux' ;

COUNT     : 'count' | 'nombre' ;
SUM       : 'sum' | 'somme' ;
AVG       : 'avg' | 'average' | 'moyenne' ;
MIN       : 'min' | 'minimum' ;
MAX       : 'max' | 'maximum' ;
FIRST     : 'first' | 'premier' | 'première' | 'premiere' | 'premiers' | 'premières' ;
LAST      : 'last' | 'dernier' | 'dernière' | 'derniere' | 'derniers' | 'dernières' | 'dernieres' ;
DISTINCT  : 'distinct' | 'distincts' | 'distincte' | 'distinctes' ;
MOST      : 'most' ;
PLUS      : 'plus' ;
FREQUENT  : 'frequent' | 'fréquent' | 'fréquente' ;

WHERE     : 'where' | 'où' ;
INCLUDING : 'including' ;
INCLUDED  : 'compris' ;                            // y compris les machines
MACHINES  : 'machines' | 'robots' ;

NOW       : 'now' | 'maintenant' ;
TIME      : 'time' | 'date' ;
OF        : 'of' ;
SINCE     : 'since' | 'depuis' ;
UNTIL     : 'until' ;
BEFORE    : 'before' | 'avant' ;
WITHIN    : 'within' | 'sous' ;
CALENDAR  : 'calendar' | 'calendaire' | 'calendaires' ;
DURING    : 'cours' ;                              // au cours des
AGO       : 'ago' ;
IL        : 'il' ;
Y         : 'y' ;
NEXT      : 'next' | 'prochain' | 'prochaine' | 'prochains' | 'prochaines' ;
WEEKDAY   : 'weekday' ;

MILLISECONDS : 'milliseconds' | 'millisecond' | 'millisecondes' | 'milliseconde' | 'ms' ;
SECONDS   : 'seconds' | 'second' | 'secondes' | 'seconde' | 's' ;
MINUTES   : 'minutes' | 'minute' ;
HOURS     : 'hours' | 'hour' | 'heures' | 'heure' | 'h' ;
DAYS      : 'days' | 'day' | 'jours' | 'jour' | 'j' | 'd' ;
WEEKS     : 'weeks' | 'week' | 'semaines' ;
WEEK_WORD : 'semaine' ;                            // jour de semaine de
MONTHS    : 'months' | 'month' | 'mois' ;
YEARS     : 'years' | 'year' | 'ans' | 'an' | 'années' | 'année' | 'annees' | 'annee' ;

/** Hidden before a noun, a name elsewhere. */
ARTICLE   : 'le' | 'la' | 'les' | 'de' | 'du' | 'des' | 'the' ;

// ---- signs ----

OPEN : '(' ;
CLOSE : ')' ;
COMMA : ',' ;
DOT : '.' ;
RANGE : '..' | '…' ;
PERCENT : '%' ;
PLUS_SIGN : '+' ;
MINUS : '-' | '−' ;
TIMES : '*' | '×' ;
SLASH : '/' ;
EQUAL : '=' | '==' ;
UNEQUAL : '!=' | '<>' | '≠' ;
LESS : '<' ;
AT_MOST : '<=' | '≤' ;
GREATER : '>' ;
AT_LEAST : '>=' | '≥' ;

// ---- literals ----

DATE : DIGIT DIGIT DIGIT DIGIT '-' DIGIT DIGIT '-' DIGIT DIGIT ( [t ] CLOCK ( 'z' | [+-] DIGIT DIGIT ':'? DIGIT DIGIT )? )? ;
DAY_FIRST_DATE : DIGIT DIGIT? '/' DIGIT DIGIT? '/' DIGIT DIGIT DIGIT DIGIT ( [ ] CLOCK )? ;
NUMBER : DIGIT+ ( '.' DIGIT+ )? ( 'e' [+-]? DIGIT+ )? ;

/** In single quotes, a quote doubled; or in French quotes. */
TEXT : '\'' ( ~['] | '\'\'' )* '\'' | '«' ~[»]* '»' ;

WORD : [\p{L}_$] [\p{L}\p{M}\p{N}_$]* ;
QUOTED_NAME : '`' ( ~[`] | '``' )+ '`' ;

ELISION : [ldn] ['’] -> channel(HIDDEN) ;
SPACE : [\p{White_Space}\uFEFF\u200B]+ -> channel(HIDDEN) ;
COMMENT : '#' ~[\r\n]* -> channel(HIDDEN) ;

// What cannot be: the parser says so at its place.
DOUBLE_QUOTED : '"' ~["]* '"' ;
UNCLOSED : '\'' ( ~['] | '\'\'' )* | '«' ~[»]* | '`' ~[`]* | '"' ~["]* ;
OTHER : . ;

fragment CLOCK : DIGIT DIGIT? ':' DIGIT DIGIT ( ':' DIGIT DIGIT ( [.,] DIGIT+ )? )? ;
fragment DIGIT : [0-9] ;
