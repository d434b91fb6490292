import { Flex } from 'antd'
import { Link } from 'react-router'
import { type Dictionaries, nameOf } from '../../data/dictionaries'
import type { PersonFile } from '../../data/peopleRegister'
import { reviewFilePath } from '../../domain/paths'
import { statusTone } from '../../domain/statusTone'
import { useTranslation } from '../../i18n/useTranslation'
import { PanelEmpty } from '../../ui/PanelEmpty'
import { StatusTag } from '../../ui/StatusTag'
import { PlainList } from './PlainList'

/** All applications of a person; a link only where it leads somewhere for the reader. */
export function PersonFiles({ files, dictionaries }: { files: PersonFile[]; dictionaries: Dictionaries }) {
  const { t, language } = useTranslation()
  if (files.length === 0) return <PanelEmpty title={t('person.noFiles')} />
  return (
    <PlainList
      label={t('person.tab.files')}
      rows={files.map((file) => ({
        key: file.id,
        head: (
          <Flex justify="space-between" gap={8} wrap>
            {file.is_open ? (
              <Link to={reviewFilePath(file.id)}>{file.number}</Link>
            ) : (
              <span className="tabular">{file.number}</span>
            )}
            <StatusTag tone={statusTone(file.status)}>{t(`words.status.${file.status}`)}</StatusTag>
          </Flex>
        ),
        text: [
          file.round_name,
          `${nameOf(language, dictionaries.cardKinds, file.card_kind)} ${file.card_number}`,
          file.institution_name,
          file.submitted_at?.slice(0, 10),
        ],
      }))}
    />
  )
}
