import { DraftEntity, DraftModel } from '../model/Draft';
import { filledFields } from '../model/toAnswers';
import { Box, DiagramLayout, Edge } from './DiagramLayout';
import { lengthOfName } from './lengthOfName';
import { measures } from './measures';
import { rankEntities } from './rankEntities';

/** Places the entities of a model in layers, the most pointed to on top, and connects them. */
export function layoutDiagram(model: DraftModel): DiagramLayout {
  const shownFields = model.length > measures.crowd ? 0 : measures.shownFields;
  const perLine = Math.max(2, Math.ceil(Math.sqrt(model.length)) - 1);
  const lines = rankEntities(model)
    .flatMap(layer => inLines(layer, perLine))
    .map(line => line.map(entity => boxOf(entity, shownFields)));
  const width = Math.max(0, ...lines.map(widthOf));
  const boxes: Box[] = [];
  let y = measures.margin;
  for (const line of lines) {
    let x = measures.margin + (width - widthOf(line)) / 2;
    for (const box of line) {
      boxes.push({ ...box, x, y });
      x += box.width + measures.gap;
    }
    y += Math.max(...line.map(({ height }) => height)) + measures.lineGap;
  }
  return {
    width: width + 2 * measures.margin,
    height: Math.max(0, y - measures.lineGap) + measures.margin,
    boxes,
    edges: edgesOf(model, boxes),
  };
}

function inLines(layer: DraftModel, perLine: number): readonly DraftModel[] {
  const count = Math.ceil(layer.length / perLine);
  return Array.from({ length: count }, (_, index) =>
    layer.slice(index * perLine, (index + 1) * perLine),
  );
}

function boxOf({ id, members, fields }: DraftEntity, shown: number): Box {
  const filled = filledFields(fields).filter(field => field.members.name);
  const lines = filled.slice(0, shown).map(field => ({
    name: field.members.name ?? '',
    type:
      field.members.type === 'reference'
        ? `→ ${field.members.target ?? '?'}`
        : field.members.type ?? '',
    isRequired: field.members.required ?? false,
  }));
  const title = members.name || '…';
  const hidden = filled.length - lines.length;
  const longest = Math.max(
    ((title.length + 1) * measures.titleCharacter) / measures.character,
    ...lines.map(line => lengthOfName(line) + line.type.length + 2),
  );
  const lineCount = lines.length + (hidden > 0 ? 1 : 0);
  return {
    id,
    title,
    lines,
    hidden,
    x: 0,
    y: 0,
    width: Math.min(
      measures.maxWidth,
      Math.max(measures.minWidth, longest * measures.character + 24),
    ),
    height:
      measures.title + (lineCount && lineCount * measures.line + measures.foot),
  };
}

function widthOf(line: readonly Box[]): number {
  return line.reduce(
    (sum, { width }) => sum + width + measures.gap,
    -measures.gap,
  );
}

function edgesOf(model: DraftModel, boxes: readonly Box[]): Edge[] {
  const byId = new Map(boxes.map(box => [box.id, box]));
  const named = new Map(
    model.map(({ id, members }) => [members.name, byId.get(id)]),
  );
  return model.flatMap(entity =>
    entity.fields.flatMap(({ id, members }) => {
      const from = byId.get(entity.id);
      const to = members.target ? named.get(members.target) : undefined;
      return members.type === 'reference' && from && to
        ? {
            id,
            from,
            to,
            field: members.name ?? '',
            isRequired: members.required ?? false,
          }
        : [];
    }),
  );
}
