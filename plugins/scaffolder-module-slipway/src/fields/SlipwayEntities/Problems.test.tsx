import { useState } from 'react';
import { renderInTestApp } from '@backstage/frontend-test-utils';
import { screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { Problems } from './Problems';

const ofName = ['is a keyword', 'is a builtin'].map(message => ({
  member: 'name',
  message,
}));
const ofPlural = { member: 'plural', message: 'is wrong' };

/** A card of which the plural becomes wrong, too. */
function Card() {
  const [isWorse, setWorse] = useState(false);
  return (
    <>
      <button onClick={() => setWorse(true)}>worse</button>
      <Problems id="card" problems={isWorse ? [ofPlural, ...ofName] : ofName} />
    </>
  );
}

describe('Problems', () => {
  it('tells several of one member, and each of them once', async () => {
    renderInTestApp(<Card />);
    const told = () =>
      screen.getAllByRole('listitem').map(each => each.textContent);
    await userEvent.click(await screen.findByRole('button', { name: 'worse' }));
    expect(told()).toEqual([
      'Plural is wrong',
      'Name is a keyword',
      'Name is a builtin',
    ]);
  });
});
