import { Flex } from 'antd'
import { Link } from 'react-router'
import type { Dictionaries } from '../../data/dictionaries'
import type { OrderMark } from '../../data/dispatch'
import type { EvaluationClash, EvaluationRow } from '../../data/evaluations'
import { dispatchListPath, orderPath } from '../../domain/dispatchPaths'
import { phaseOfEvaluation } from '../../domain/evaluation'
import { evaluationPath } from '../../domain/paths'
import { regionName } from '../../domain/region'
import { type IsoDate, shanghaiDate } from '../../domain/shanghai'
import type { Translation } from '../../i18n/useTranslation'
import type { RegisterColumn } from '../../ui/columnChoice'
import { StatusTag } from '../../ui/StatusTag'
import { daysText, itemName, phaseTones } from './evaluationWords'

/** An evaluation with those at its site on its days. */
export interface ListedEvaluation extends EvaluationRow {
  clashes: readonly EvaluationClash[]
  /** The inspection ordered of it; only centers are told. */
  order?: OrderMark
}

export interface EvaluationWords {
  translation: Translation
  dictionaries: Dictionaries | undefined
  today: IsoDate
  /** Of a unit's own list the institution says nothing. */
  showsInstitution: boolean
  /** Whether inspections are shown, and may be ordered. */
  inspections?: 'shown' | 'ordered'
}

/** The columns of the register; memoise the result. */
export function evaluationColumns(words: EvaluationWords): RegisterColumn<ListedEvaluation>[] {
  const { translation, dictionaries, showsInstitution } = words
  const { t, language } = translation
  const columns: (RegisterColumn<ListedEvaluation> | false)[] = [
    {
      key: 'starts_on',
      title: t('evaluation.days'),
      sorter: true,
      fixed: 'left',
      render: (_, row) => <Link to={evaluationPath(row.id)}>{daysText(row, translation)}</Link>,
    },
    {
      key: 'occupation',
      title: t('evaluation.occupation'),
      render: (_, row) => row.occupation,
    },
    {
      key: 'phase',
      title: t('evaluation.phase'),
      render: (_, row) => <EvaluationState row={row} words={words} />,
    },
    words.inspections !== undefined && {
      key: 'inspection',
      title: t('evaluation.inspection'),
      choice: 'shown',
      render: (_, row) => <EvaluationInspection row={row} words={words} />,
    },
    {
      key: 'levels',
      title: t('evaluation.levels'),
      choice: 'shown',
      ellipsis: true,
      width: 180,
      render: (_, row) =>
        row.levels.map((level) => itemName(dictionaries, 'skill_level', level, translation)).join('、'),
    },
    showsInstitution && {
      key: 'institution',
      title: t('evaluation.institution'),
      choice: 'shown',
      dataIndex: 'institution_name',
    },
    showsInstitution && {
      key: 'region',
      title: t('evaluation.region'),
      choice: 'hidden',
      render: (_, row) => regionName(row.region_code, language),
    },
    {
      key: 'kind',
      title: t('evaluation.kind'),
      choice: 'shown',
      render: (_, row) => itemName(dictionaries, 'evaluation_kind', row.kind, translation),
    },
    { key: 'batch', title: t('evaluation.batch'), choice: 'shown', dataIndex: 'batch' },
    {
      key: 'site',
      title: t('evaluation.site'),
      choice: 'shown',
      dataIndex: 'site',
      ellipsis: true,
      width: 220,
    },
    {
      key: 'head_count',
      title: t('evaluation.headCount'),
      sorter: true,
      align: 'right',
      choice: 'shown',
      dataIndex: 'head_count',
    },
    {
      key: 'reported_at',
      title: t('evaluation.reported'),
      sorter: true,
      choice: 'hidden',
      render: (_, row) => shanghaiDate(row.reported_at),
    },
  ]
  return columns.filter((column) => column !== false)
}

/** The phase, and what calls for attention. */
export function EvaluationState({ row, words }: { row: ListedEvaluation; words: EvaluationWords }) {
  const { t } = words.translation
  const phase = phaseOfEvaluation(row, words.today)
  return (
    <Flex gap={10} wrap>
      <StatusTag tone={phaseTones[phase]}>{t(`evaluation.phases.${phase}`)}</StatusTag>
      {row.is_late && (
        <StatusTag tone="attention" title={t('evaluation.lateHint')}>
          {t('evaluation.late')}
        </StatusTag>
      )}
      {row.clashes.length > 0 && (
        <StatusTag tone="bad" title={row.clashes.map(({ institution_name }) => institution_name).join('、')}>
          {t('evaluation.clash')}
        </StatusTag>
      )}
    </Flex>
  )
}

/** The order of an inspection, or where it is given. */
export function EvaluationInspection({ row, words }: { row: ListedEvaluation; words: EvaluationWords }) {
  const { t } = words.translation
  const { order } = row
  if (order)
    return (
      <Link to={orderPath(order.id)}>
        {`${order.number} · ${t(`evaluation.inspectionStates.${order.status}`)}`}
      </Link>
    )
  const phase = phaseOfEvaluation(row, words.today)
  if (words.inspections === 'ordered' && (phase === 'coming' || phase === 'running'))
    return <Link to={dispatchListPath({ evaluation: row.id })}>{t('evaluation.inspectionOrder')}</Link>
  return t('evaluation.inspectionNone')
}

/** A row on a phone. */
export function EvaluationCard({ row, words }: { row: ListedEvaluation; words: EvaluationWords }) {
  const { translation, dictionaries, showsInstitution } = words
  const { t } = translation
  return (
    <Flex vertical gap={4}>
      <Flex justify="space-between" gap={8} wrap>
        <Link to={evaluationPath(row.id)}>{`${daysText(row, translation)} ${row.occupation}`}</Link>
        <EvaluationState row={row} words={words} />
      </Flex>
      {showsInstitution && <span>{row.institution_name}</span>}
      <span>
        {[itemName(dictionaries, 'evaluation_kind', row.kind, translation), row.batch, row.site].join(' · ')}
      </span>
      <span className="tabular">{t('evaluation.heads', { count: row.head_count })}</span>
      {words.inspections && <EvaluationInspection row={row} words={words} />}
    </Flex>
  )
}
