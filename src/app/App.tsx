import { Spin } from 'antd'
import { Suspense, useEffect, useState } from 'react'
import { BrowserRouter, Navigate, Route, Routes } from 'react-router'
import { handedLink, type ServerSettings } from '../data/client'
import {
  cardCheckPath,
  invitationPath,
  newPasswordPath,
  passwordResetPath,
  signInPath,
  signUpPath,
} from '../domain/paths'
import { Appearance } from './Appearance'
import { ErrorBoundary } from './ErrorBoundary'
import { LanguageProvider } from './LanguageProvider'
import { ProblemPage } from './ProblemPage'
import { page } from './page'

const SignInPage = page(() => import('../features/account/SignInPage'), 'SignInPage', 'account')
const SignUpPage = page(() => import('../features/account/SignUpPage'), 'SignUpPage', 'account')
const InvitationPage = page(() => import('../features/account/InvitationPage'), 'InvitationPage', 'account')
const PasswordResetPage = page(
  () => import('../features/account/PasswordResetPage'),
  'PasswordResetPage',
  'account',
)
const NewPasswordPage = page(
  () => import('../features/account/NewPasswordPage'),
  'NewPasswordPage',
  'account',
)
const CardCheckPage = page(() => import('../features/cardCheck/CardCheckPage'), 'CardCheckPage', 'cardCheck')
const Workplace = page(() => import('./Workplace'), 'Workplace', 'page', 'ui')

/** The pages that need no session. */
const doors = [
  { path: signInPath(), Page: SignInPage },
  { path: signUpPath(), Page: SignUpPage },
  { path: invitationPath(), Page: InvitationPage },
  { path: passwordResetPath(), Page: PasswordResetPage },
  { path: newPasswordPath(), Page: NewPasswordPage },
  { path: cardCheckPath(':token?'), Page: CardCheckPage },
]

/**
 * The whole product. What needs no session (signing in, the public card check) stands outside of Refine, so that
 * it loads fast on a phone; everything else is the Workplace.
 */
export function App({ connection }: { connection: Promise<ServerSettings> }) {
  return (
    <LanguageProvider>
      {(libraries) => (
        <Appearance libraries={libraries}>
          <ErrorBoundary
            fallback={({ isNewRelease }) => <ProblemPage problem={isNewRelease ? 'update' : 'crash'} />}
          >
            <Connected connection={connection}>
              <BrowserRouter>
                <Suspense fallback={<Waiting />}>
                  <Routes>
                    {doors.map(({ path, Page }) => (
                      <Route key={path} path={path} element={<Page />} />
                    ))}
                    <Route path="*" element={<Inside />} />
                  </Routes>
                </Suspense>
              </BrowserRouter>
            </Connected>
          </ErrorBoundary>
        </Appearance>
      )}
    </LanguageProvider>
  )
}

/** What is behind the doors; who comes by the link of a mail is led to what it is for. */
function Inside() {
  // the auth server may let such a link lead to the root
  if (handedLink()) return <Navigate to={newPasswordPath()} replace />
  return <Workplace />
}

function Connected({
  connection,
  children,
}: {
  connection: Promise<ServerSettings>
  children: React.ReactNode
}) {
  const [state, setState] = useState<'waiting' | 'ready' | 'failed'>('waiting')
  useEffect(() => {
    connection.then(
      () => setState('ready'),
      () => setState('failed'),
    )
  }, [connection])
  if (state === 'waiting') return <Waiting />
  if (state === 'failed') return <ProblemPage problem="unreachable" />
  return children
}

function Waiting() {
  return (
    <div style={{ display: 'grid', placeItems: 'center', minHeight: '60vh' }}>
      <Spin size="large" />
    </div>
  )
}
