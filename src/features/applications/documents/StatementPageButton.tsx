import { FileTextOutlined } from '@ant-design/icons'
import { Button, Typography } from 'antd'
import { statementField } from '../../../domain/formFields'
import { wordCount } from '../../../domain/wordCount'
import { useTranslation } from '../../../i18n/useTranslation'
import type { FormState } from '../form/useFormState'
import { drawStatementPages } from './drawStatementPages'
import type { Upload } from './useUpload'

/** Makes the document that the notice asks for (单独另附文稿) from the text that was typed. */
export function StatementPageButton({ form, upload }: { form: FormState; upload: Upload }) {
  const { t } = useTranslation()
  const text = String(form.values[statementField(form.role)] ?? '')
  const needed = form.neededWords ?? 0
  if (upload.state.phase === 'preparing' || upload.state.phase === 'sending') return null
  if (wordCount(text) < needed) {
    return (
      <Typography.Text type="secondary">
        {t('application.makeFromText')}
        {t('entry.colon')}
        {t('application.makeFromTextShort', { needed })}
      </Typography.Text>
    )
  }

  async function make() {
    const pages = await drawStatementPages({
      // The document is read by Chinese reviewers, whatever language the screen is in.
      title: '考评工作总结',
      author: String(form.values.name ?? ''),
      day: form.file.as_of,
      text,
    })
    upload.choose(pages)
  }

  return (
    <Button type="link" icon={<FileTextOutlined aria-hidden />} style={{ paddingInline: 0 }} onClick={make}>
      {t('application.makeFromText')}
    </Button>
  )
}
