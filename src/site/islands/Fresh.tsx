/**
 * A text that scripts change. Page translators put elements in the place of text nodes, so that a change of the old node would not be
 * seen: here a new text is a new element.
 */
export const Fresh = ({ text }: { readonly text: string }) => <span key={text}>{text}</span>;
