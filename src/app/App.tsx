import { Spin } from 'antd'
import { lazy, Suspense, useEffect, useState } from 'react'
import { BrowserRouter, matchPath, Navigate, Route, Routes } from 'react-router'
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
import { LanguageProvider, WithAllSentences } from './LanguageProvider'
import { ProblemPage } from './ProblemPage'

const SignInPage = lazy(() =>
  import('../features/account/SignInPage').then((module) => ({ default: module.SignInPage })),
)
const SignUpPage = lazy(() =>
  import('../features/account/SignUpPage').then((module) => ({ default: module.SignUpPage })),
)
const InvitationPage = lazy(() =>
  import('../features/account/InvitationPage').then((module) => ({ default: module.InvitationPage })),
)
const PasswordResetPage = lazy(() =>
  import('../features/account/PasswordResetPage').then((module) => ({ default: module.PasswordResetPage })),
)
const NewPasswordPage = lazy(() =>
  import('../features/account/NewPasswordPage').then((module) => ({ default: module.NewPasswordPage })),
)
const CardCheckPage = lazy(() =>
  import('../features/cardCheck/CardCheckPage').then((module) => ({ default: module.CardCheckPage })),
)
const Workplace = lazy(() => import('./Workplace').then((module) => ({ default: module.Workplace })))

/** The pages that need no session, and open without the sentences of the rest. */
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
    <LanguageProvider start={isDoor(window.location.pathname) ? 'door' : 'all'}>
      {(pack) => (
        <Appearance pack={pack}>
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
  return (
    <WithAllSentences waiting={<Waiting />}>
      <Workplace />
    </WithAllSentences>
  )
}

function isDoor(pathname: string): boolean {
  return doors.some(({ path }) => matchPath(path, pathname) !== null)
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
