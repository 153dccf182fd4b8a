import { wordSet } from './wordSet';

/** `keyword.kwlist` and `keyword.softkwlist` of Python 3.14. */
export const pythonKeywords = wordSet(`
  False None True and as assert async await break class continue def del elif
  else except finally for from global if import in is lambda nonlocal not or
  pass raise return try while with yield
  case match type
`);

/** What a method calls its object: a constructor cannot take a second argument of this name. */
export const pythonReceivers = wordSet('self');

/** The lower-case names of `dir(builtins)` in Python 3.14; linters refuse to see them shadowed. */
export const pythonBuiltins = wordSet(`
  abs aiter all anext any ascii bin bool breakpoint bytearray bytes callable
  chr classmethod compile complex copyright credits delattr dict dir divmod
  enumerate eval exec exit filter float format frozenset getattr globals
  hasattr hash help hex id input int isinstance issubclass iter len license
  list locals map max memoryview min next object oct open ord pow print
  property quit range repr reversed round set setattr slice sorted staticmethod
  str sum super tuple type vars zip
`);

/** The capitalised names of `dir(builtins)` in Python 3.14. */
export const pythonBuiltinClasses = wordSet(`
  ArithmeticError AssertionError AttributeError BaseException
  BaseExceptionGroup BlockingIOError BrokenPipeError BufferError BytesWarning
  ChildProcessError ConnectionAbortedError ConnectionError
  ConnectionRefusedError ConnectionResetError DeprecationWarning EOFError
  Ellipsis EncodingWarning EnvironmentError Exception ExceptionGroup
  FileExistsError FileNotFoundError FloatingPointError FutureWarning
  GeneratorExit IOError ImportError ImportWarning IndentationError IndexError
  InterruptedError IsADirectoryError KeyError KeyboardInterrupt LookupError
  MemoryError ModuleNotFoundError NameError NotADirectoryError NotImplemented
  NotImplementedError OSError OverflowError PendingDeprecationWarning
  PermissionError ProcessLookupError PythonFinalizationError RecursionError
  ReferenceError ResourceWarning RuntimeError RuntimeWarning StopAsyncIteration
  StopIteration SyntaxError SyntaxWarning SystemError SystemExit TabError
  TimeoutError TypeError UnboundLocalError UnicodeDecodeError
  UnicodeEncodeError UnicodeError UnicodeTranslateError UnicodeWarning
  UserWarning ValueError Warning ZeroDivisionError
`);

/** Modules and types of the standard library that stand in the annotations of a generated class body. */
export const pythonAnnotationNames = wordSet(`
  date datetime decimal enum time timedelta typing uuid
`);
