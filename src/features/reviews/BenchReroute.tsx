import { App, Button } from 'antd'
import { useState } from 'react'
import type { Dictionaries } from '../../data/dictionaries'
import { type ReviewFile, rerouteApplication } from '../../data/reviewing'
import { type Login, mayReroute } from '../../domain/access'
import { useTranslation } from '../../i18n/useTranslation'
import { RerouteDialog } from './RerouteDialog'

interface Props {
  file: ReviewFile
  /** The version that the user has read. */
  version: number
  login: Login
  dictionaries: Dictionaries
  /** The file went to another unit, or has changed otherwise: it is to be read anew. */
  onChanged(): void
}

/** 改派申报单位 on the bench: offered to whom the rules allow it. */
export function BenchReroute({ file, version, login, dictionaries, onChanged }: Props) {
  const { t } = useTranslation()
  const { message } = App.useApp()
  const [isOpen, setIsOpen] = useState(false)
  const { application } = file
  const leave = () => {
    setIsOpen(false)
    onChanged()
  }
  if (!mayReroute(login, application) && !isOpen) return null
  return (
    <>
      <Button onClick={() => setIsOpen(true)}>{t('review.reroute')}</Button>
      {isOpen && (
        <RerouteDialog
          file={file}
          dictionaries={dictionaries}
          onReroute={(reroute, requestId) => rerouteApplication(application.id, version, reroute, requestId)}
          onDone={(unit) => {
            message.success(t('review.rerouted', { name: application.person_name, unit }))
            leave()
          }}
          onReload={leave}
          onClose={() => setIsOpen(false)}
        />
      )}
    </>
  )
}
