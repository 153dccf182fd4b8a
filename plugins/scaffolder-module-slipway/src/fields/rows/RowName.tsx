/**
 * What a row is called, hidden: the controls of the row are named by their own label and by this, so that whoever
 * hears or says a name knows which row it is in.
 */
export function RowName(props: { readonly id: string; readonly name: string }) {
  return (
    <span id={props.id} hidden>
      {props.name}
    </span>
  );
}
