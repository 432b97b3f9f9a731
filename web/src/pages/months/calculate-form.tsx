import { useState } from 'preact/hooks';
import type { PayoutModelName } from '../../api/types.js';
import { Choice } from '../../components/choice.js';
import { words } from '../../format/words.js';

const PAYOUT_MODELS: readonly PayoutModelName[] = [
  'pro-rata',
  'user-centric',
  'artist-centric',
  'fan-powered',
  'shapley',
  'blend',
];

type Props = { readonly again: boolean; readonly onCalculate: (body: { readonly model: string }) => void };

export const CalculateForm = ({ again, onCalculate }: Props) => {
  const [model, setModel] = useState('pro-rata');
  return (
    <form
      class="filters"
      onSubmit={(event) => {
        event.preventDefault();
        onCalculate({ model });
      }}
    >
      <Choice label="Payout model" value={model} options={PAYOUT_MODELS} wordsOf={words} onChoose={setModel} all="" />
      <button type="submit" class={again ? undefined : 'main-action'}>
        {again ? 'Calculate again' : 'Calculate'}
      </button>
    </form>
  );
};
