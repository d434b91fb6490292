import { TableOutlined } from '@ant-design/icons'
import { Button, Flex } from 'antd'
import { type ReactNode, useId, useState } from 'react'
import { useTranslation } from '../../i18n/useTranslation'
import { Panel } from '../../ui/Panel'
import { UnlinkedContext } from './unlinked'
import '../../ui/ListPage.css'
import './statistics.css'

interface Props {
  title: string
  /** What the figure says, in a sentence: read first, by everybody. */
  sentence: ReactNode
  /** Choices beside the title. */
  extra?: ReactNode
  legend?: ReactNode
  /** Drawn; left out where the table draws its own bars. */
  chart?: ReactNode
  /** The same in numbers that open their lists. */
  table: ReactNode
}

/** A figure with its title, its sentence, its drawing and its table. */
export function Figure({ title, sentence, extra, legend, chart, table }: Props) {
  const { t } = useTranslation()
  const [isOpen, setIsOpen] = useState(false)
  const id = useId()
  return (
    <Panel
      title={title}
      extra={
        extra && (
          <Flex gap={16} wrap>
            {extra}
          </Flex>
        )
      }
    >
      <p className="statistics-sentence">{sentence}</p>
      {legend}
      {chart === undefined ? (
        table
      ) : (
        <>
          {chart}
          <Flex justify="flex-end">
            <Button
              type="text"
              size="small"
              icon={<TableOutlined aria-hidden />}
              aria-expanded={isOpen}
              aria-controls={id}
              onClick={() => setIsOpen(!isOpen)}
            >
              {t(isOpen ? 'statistics.hideTable' : 'statistics.showTable')}
            </Button>
          </Flex>
          <div id={id} className={isOpen ? undefined : 'visually-hidden'}>
            <UnlinkedContext.Provider value={!isOpen}>{table}</UnlinkedContext.Provider>
          </div>
        </>
      )}
    </Panel>
  )
}
