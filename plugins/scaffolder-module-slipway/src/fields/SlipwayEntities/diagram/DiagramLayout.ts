/** A line of a box: a field and its type. */
export interface BoxLine {
  readonly name: string;
  readonly type: string;
  readonly isRequired: boolean;
}

/** An entity in the diagram; positions and sizes in the units of the drawing. */
export interface Box {
  readonly id: string;
  readonly title: string;
  readonly lines: readonly BoxLine[];
  /** How many fields are not shown. */
  readonly hidden: number;
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

/** A reference in the diagram. */
export interface Edge {
  readonly id: string;
  readonly from: Box;
  readonly to: Box;
  readonly field: string;
  readonly isRequired: boolean;
}

/** A whole diagram. */
export interface DiagramLayout {
  readonly width: number;
  readonly height: number;
  readonly boxes: readonly Box[];
  readonly edges: readonly Edge[];
}
