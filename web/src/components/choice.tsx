type Props = {
  readonly label: string;
  readonly value: string;
  readonly options: readonly string[];
  readonly wordsOf: (option: string) => string;
  /** Empty for all of them. */
  readonly onChoose: (value: string) => void;
  /** What stands for no choice; without it one has to be made. */
  readonly all?: string | undefined;
};

export const Choice = ({ label, value, options, wordsOf, onChoose, all = 'All' }: Props) => (
  <label class="choice">
    <span>{label}</span>
    <select value={value} onChange={({ currentTarget }) => onChoose(currentTarget.value)}>
      {all !== '' && <option value="">{all}</option>}
      {options.map((option) => (
        <option key={option} value={option}>
          {wordsOf(option)}
        </option>
      ))}
    </select>
  </label>
);
