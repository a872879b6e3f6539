/** A field for a file: chosen, or dropped anywhere on it. */
import { useState } from 'preact/hooks';
import { bytesOf } from './useFiles.ts';

interface Props {
  readonly id: string;
  readonly label: string;
  readonly accept: string;
  readonly disabled: boolean;
  readonly take: (file: { name: string; bytes: Uint8Array }) => void;
}

export function Drop({ id, label, accept, disabled, take }: Props) {
  const [over, setOver] = useState(false);
  const got = async (list: FileList | null | undefined) => {
    const file = await bytesOf(list);
    if (file) take(file);
  };
  return (
    <label
      class="files-drop"
      for={id}
      data-over={over}
      onDragOver={(event) => {
        event.preventDefault();
        setOver(true);
      }}
      onDragLeave={() => setOver(false)}
      onDrop={(event) => {
        event.preventDefault();
        setOver(false);
        if (!disabled) void got(event.dataTransfer?.files);
      }}
    >
      <span>{label}</span>
      <input
        id={id}
        type="file"
        accept={accept}
        disabled={disabled}
        onChange={(event) => {
          void got(event.currentTarget.files);
          // The same file may be chosen again after it was changed.
        }}
      />
    </label>
  );
}
