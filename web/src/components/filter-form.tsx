import { useState } from 'preact/hooks';

/** What is typed in each field, by its name; what is missing or empty filters nothing. */
export type Filter = Readonly<Record<string, string>>;

type Props = {
  /** By name: the label, and what a filled field looks like where that is not plain. */
  readonly fields: Readonly<Record<string, { readonly label: string; readonly placeholder?: string }>>;
  readonly onFilter: (filter: Filter) => void;
};

/** Filters to type, asked for when submitted: an account that is half typed is no account. */
export const FilterForm = ({ fields, onFilter }: Props) => {
  const [typed, setTyped] = useState<Filter>({});
  return (
    <form
      class="filters"
      aria-label="Filters"
      onSubmit={(event) => {
        event.preventDefault();
        onFilter(typed);
      }}
    >
      {Object.entries(fields).map(([name, { label, placeholder }]) => (
        <label class="choice" key={name}>
          <span>{label}</span>
          <input
            placeholder={placeholder}
            value={typed[name] ?? ''}
            onInput={({ currentTarget }) => setTyped({ ...typed, [name]: currentTarget.value })}
          />
        </label>
      ))}
      <button type="submit">Filter</button>
    </form>
  );
};
