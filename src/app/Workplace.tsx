import { Refine } from '@refinedev/core'
import routerProvider from '@refinedev/react-router'
import { App as AntdApp, Spin } from 'antd'
import { type ReactNode, Suspense, useEffect, useMemo, useState } from 'react'
import { matchPath, Navigate, Route, Routes, useLocation } from 'react-router'
import { accessControl, currentRole } from '../data/accessControl'
import { authProvider } from '../data/authProvider'
import { dataProvider } from '../data/dataProvider'
import { loadProfile, type Profile } from '../data/profile'
import { useTranslation } from '../i18n/useTranslation'
import { DueWatch } from './DueWatch'
import { ErrorBoundary } from './ErrorBoundary'
import { useNotices } from './notices'
import { ProblemPage } from './ProblemPage'
import type { Page } from './page'
import { mayOpen, pages } from './pages'
import { queryOptions } from './queries'
import { SessionGuard } from './SessionGuard'
import { Shell } from './Shell'

const resources = pages.map(({ name, path }) => ({ name, list: path }))
const access = accessControl((role, resource) => mayOpen(role, resource))
const options = {
  disableTelemetry: true,
  syncWithLocation: true,
  warnWhenUnsavedChanges: true,
  reactQuery: { clientConfig: queryOptions },
}

/** Everything behind the sign-in. */
export function Workplace() {
  return (
    <AntdApp style={{ minHeight: '100%' }}>
      <SignedIn />
    </AntdApp>
  )
}

function SignedIn() {
  const translation = useTranslation()
  const notices = useNotices()
  const { pathname, search } = useLocation()
  const [profile, setProfile] = useState<Profile | 'nobody' | 'unreachable'>()

  useEffect(() => {
    loadProfile().then(
      (loaded) => setProfile(loaded ?? 'nobody'),
      (error) => setProfile(error.kind === 'expired' ? 'nobody' : 'unreachable'),
    )
  }, [])

  const i18nProvider = useMemo(
    () => ({
      translate: (key: string, values?: unknown, fallback?: string) =>
        translation.find(key, values as Record<string, unknown>) ?? fallback ?? key,
      changeLocale: async (language: string) =>
        translation.setLanguage(language === 'en-US' ? language : 'zh-CN'),
      getLocale: () => translation.language,
    }),
    [translation],
  )

  if (!profile) return <Waiting />
  if (profile === 'unreachable') return <ProblemPage problem="unreachable" />
  if (profile === 'nobody')
    return <Navigate to={`/login?to=${encodeURIComponent(pathname + search)}`} replace />
  return (
    <Refine
      dataProvider={dataProvider}
      authProvider={authProvider}
      accessControlProvider={access}
      routerProvider={routerProvider}
      i18nProvider={i18nProvider}
      notificationProvider={notices}
      resources={resources}
      options={options}
    >
      <Frame>
        <ErrorBoundary
          resetKey={pathname}
          fallback={({ isNewRelease }) => <ProblemPage problem={isNewRelease ? 'update' : 'crash'} />}
        >
          <Suspense fallback={<Waiting />}>
            <Routes>
              {pages.map((page) => (
                <Route key={page.path} path={page.path} element={<Guarded page={page} />} />
              ))}
              <Route path="*" element={<ProblemPage problem="notFound" />} />
            </Routes>
          </Suspense>
        </ErrorBoundary>
      </Frame>
      <SessionGuard />
      <DueWatch />
    </Refine>
  )
}

/** Head and menu around a page; a sheet for paper stands alone. */
function Frame({ children }: { children: ReactNode }) {
  const { pathname } = useLocation()
  const isBare = pages.some((page) => page.isBare && matchPath(page.path, pathname))
  return isBare ? children : <Shell>{children}</Shell>
}

function Guarded({ page }: { page: Page }) {
  const { t } = useTranslation()
  const title = `${t(page.title)} · ${t('common.productName')}`
  useEffect(() => {
    document.title = title
  }, [title])
  if (!mayOpen(currentRole(), page.name)) return <ProblemPage problem="forbidden" />
  return <page.Component />
}

function Waiting() {
  return (
    <div style={{ display: 'grid', placeItems: 'center', minHeight: '60vh' }}>
      <Spin size="large" />
    </div>
  )
}
