import { useState } from 'react'
import type { Dictionaries } from '../../data/dictionaries'
import { type Claimed, ClaimForm } from './ClaimForm'
import { RegisterForm } from './RegisterForm'

interface Props {
  dictionaries: Dictionaries
  /** The day in Shanghai. */
  today: string
  onDone(): void
}

/** A login without a person: claims its record, or registers where there is none. */
export function IdentityPanel({ dictionaries, today, onDone }: Props) {
  const [isRegistering, setIsRegistering] = useState(false)
  // what was typed for the claim is not asked for again
  const [typed, setTyped] = useState<Partial<Claimed>>({})
  return isRegistering ? (
    <RegisterForm
      dictionaries={dictionaries}
      today={today}
      typed={typed}
      onDone={onDone}
      onBack={() => setIsRegistering(false)}
    />
  ) : (
    <ClaimForm
      today={today}
      typed={typed}
      onDone={onDone}
      onRegister={(values) => {
        setTyped(values)
        setIsRegistering(true)
      }}
    />
  )
}
