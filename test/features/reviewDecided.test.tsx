// What the bench says after a decision.
import { screen } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { expect, test } from 'vitest'
import { useDecidedNotice } from '../../src/features/reviews/useDecidedNotice'
import { show } from './reviewSamples'

function Desk() {
  const tell = useDecidedNotice()
  return ['张佳萍', '蔡思杰'].map((name) => (
    <button key={name} type="button" onClick={() => void tell(name, 'approve', 'awaiting_issue')}>
      {name}
    </button>
  ))
}

test('the notice of a decision takes the place of the one before, so that fast decisions hide nothing', async () => {
  show(<Desk />)
  await userEvent.click(screen.getByRole('button', { name: '张佳萍' }))
  expect(await screen.findByText('张佳萍：通过，现在是“待发证”')).toBeInTheDocument()
  await userEvent.click(screen.getByRole('button', { name: '蔡思杰' }))
  expect(await screen.findByText('蔡思杰：通过，现在是“待发证”')).toBeInTheDocument()
  expect(screen.queryByText('张佳萍：通过，现在是“待发证”')).not.toBeInTheDocument()
})
