// Sentences arrive with the page that speaks of them, in the language of the moment, and change with it.
import { render, screen } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { Suspense } from 'react'
import { beforeEach, expect, test } from 'vitest'
import { LanguageProvider } from '../../src/app/LanguageProvider'
import { page } from '../../src/app/page'
import { wantChapters } from '../../src/i18n/sentences'
import { useTranslation } from '../../src/i18n/useTranslation'

const texts: string[] = []

function Audit() {
  const { t, language, setLanguage } = useTranslation()
  texts.push(t('audit.title'))
  return (
    <>
      <h1>{t('audit.title')}</h1>
      <input aria-label={t('common.search')} />
      <button type="button" onClick={() => setLanguage(language === 'zh-CN' ? 'en-US' : 'zh-CN')}>
        {language}
      </button>
    </>
  )
}

const AuditPage = page(async () => ({ Audit }), 'Audit', 'audit')

function open() {
  render(
    <LanguageProvider>
      {() => (
        <Suspense fallback="…">
          <AuditPage />
        </Suspense>
      )}
    </LanguageProvider>,
  )
}

beforeEach(() => {
  texts.length = 0
  localStorage.clear()
})

test('a page is shown with its sentences, never with their keys', async () => {
  open()
  expect(await screen.findByRole('heading', { name: '审计' })).toBeVisible()
  expect(texts).not.toContain('audit.title')
})

test('the open page changes its language and keeps what was typed', async () => {
  open()
  await userEvent.type(await screen.findByRole('textbox'), '张')
  await userEvent.click(screen.getByRole('button'))
  expect(await screen.findByRole('heading', { name: 'Audit' })).toBeVisible()
  expect(screen.getByRole('textbox', { name: 'Search' })).toHaveValue('张')
  expect(document.documentElement.lang).toBe('en-US')
  await userEvent.click(screen.getByRole('button'))
  expect(await screen.findByRole('heading', { name: '审计' })).toBeVisible()
  expect(texts).not.toContain('audit.title')
})

test('of two quick changes the last one stays', async () => {
  open()
  const button = await screen.findByRole('button')
  await userEvent.click(button)
  await userEvent.click(screen.getByRole('button'))
  await userEvent.click(screen.getByRole('button'))
  expect(await screen.findByRole('heading', { name: 'Audit' })).toBeVisible()
  expect(localStorage.getItem('huanzheng.language')).toBe('en-US')
})

test('a chapter that does not exist fails instead of showing keys', async () => {
  await expect(wantChapters(['nowhere' as never])).rejects.toThrow('no chapter nowhere')
})
