/** A bracket, whatever comments are before it: other YAML has comments of its own. */
export const beginsAsJson =
  /^(?:\s|\/\/[^\n]*(?:\n|$)|\/\*(?:[^*]|\*(?!\/))*\*\/)*[[{]/;
