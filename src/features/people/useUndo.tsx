import { App, Button } from 'antd'
import { toAppError } from '../../data/errors'
import { errorSentence } from '../../i18n/errorSentence'
import { useTranslation } from '../../i18n/useTranslation'

const shownSeconds = 12

/** Says what was removed, with a button that takes it back. */
export function useUndo(): (text: string, restore: () => Promise<void>) => void {
  const translation = useTranslation()
  const { t } = translation
  const { notification, message } = App.useApp()
  return (text, restore) => {
    const key = crypto.randomUUID()
    notification.open({
      key,
      message: text,
      duration: shownSeconds,
      actions: (
        <Button
          size="small"
          onClick={async () => {
            notification.destroy(key)
            try {
              await restore()
              message.success(t('person.restored'))
            } catch (error) {
              message.error(errorSentence(toAppError(error), translation))
            }
          }}
        >
          {t('person.undo')}
        </Button>
      ),
    })
  }
}
