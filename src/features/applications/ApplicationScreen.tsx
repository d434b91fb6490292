import type { ApplicationFile } from '../../data/applicationFile'
import type { Dictionaries } from '../../data/dictionaries'
import type { Scope } from '../../data/people'
import { FileView } from './file/FileView'
import { WithdrawButton } from './file/WithdrawButton'
import { DraftForm } from './form/DraftForm'
import { MendForm } from './form/MendForm'

interface Props {
  file: ApplicationFile
  dictionaries: Dictionaries
  scope: Scope
  /** Reads the file anew. */
  onChanged(): void
}

/** What a file's status asks of whoever looks at it. */
export function ApplicationScreen({ file, dictionaries, scope, onChanged }: Props) {
  const { application, actions } = file
  // The unit fills in what it entered itself (代办); of what the person entered it brings the seal alone.
  const isFiller = application.person_id === scope.person_id || application.is_proxy
  // A masked form cannot be filled in.
  const mayFill = isFiller && file.is_full
  const shared = { file, dictionaries, onChanged }
  if (application.status === 'draft' && mayFill && actions.includes('submit')) {
    return (
      <>
        <DraftForm {...shared} userId={scope.user_id} />
        <div style={{ marginTop: 24 }}>
          <WithdrawButton file={file} dictionaries={dictionaries} onDone={onChanged} />
        </div>
      </>
    )
  }
  const mayMend = application.status === 'returned' && mayFill && actions.includes('resubmit')
  return (
    <div style={{ maxWidth: 860 }}>
      <FileView {...shared} isFiller={isFiller}>
        {mayMend && <MendForm {...shared} userId={scope.user_id} />}
      </FileView>
    </div>
  )
}
