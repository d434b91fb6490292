import { useState } from 'react'
import type { Dictionaries } from '../../data/dictionaries'
import { ClaimForm } from './ClaimForm'
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
  return isRegistering ? (
    <RegisterForm
      dictionaries={dictionaries}
      today={today}
      onDone={onDone}
      onBack={() => setIsRegistering(false)}
    />
  ) : (
    <ClaimForm today={today} onDone={onDone} onRegister={() => setIsRegistering(true)} />
  )
}
