import { ContainerOutlined, CreditCardOutlined, SolutionOutlined } from '@ant-design/icons'
import {
  cardPrintPath,
  collectionPath,
  collectionPrintPath,
  issuingPath,
  summaryBatchPath,
  summaryListPath,
  summaryPrintPath,
} from '../domain/paths'
import type { Role } from '../domain/staffRole'
import { type Page, page } from './page'

const reporters: readonly Role[] = ['institution_officer', 'city_officer', 'province_reviewer']

/** 汇总上报, 发证, 领取: from the files that passed to the card in the hand. */
export const summaryPages: Page[] = [
  {
    name: 'summary_batches',
    path: summaryListPath(),
    title: 'page.summaries',
    icon: <ContainerOutlined />,
    roles: reporters,
    Component: page(() => import('../features/summaries/SummariesPage'), 'SummariesPage', 'summary'),
  },
  {
    name: 'summary_batch',
    path: summaryBatchPath(':id'),
    title: 'page.summaries',
    roles: reporters,
    Component: page(
      () => import('../features/summaries/BatchPage'),
      'BatchPage',
      'annex',
      'entry',
      'summary',
    ),
  },
  {
    name: 'summary_print',
    path: summaryPrintPath(':id'),
    title: 'page.summaryPrint',
    roles: reporters,
    isBare: true,
    Component: page(
      () => import('../features/summaries/SummaryPrintPage'),
      'SummaryPrintPage',
      'annex',
      'summary',
    ),
  },
  {
    name: 'issuing',
    path: issuingPath(),
    title: 'page.issuing',
    icon: <CreditCardOutlined />,
    roles: ['province_reviewer'],
    Component: page(() => import('../features/issuing/IssuingPage'), 'IssuingPage', 'issuing'),
  },
  {
    name: 'card_print',
    path: cardPrintPath(),
    title: 'page.cardPrint',
    roles: ['province_reviewer'],
    isBare: true,
    Component: page(() => import('../features/issuing/CardPrintPage'), 'CardPrintPage', 'annex', 'issuing'),
  },
  {
    name: 'collection',
    path: collectionPath(),
    title: 'page.collection',
    icon: <SolutionOutlined />,
    roles: reporters,
    Component: page(() => import('../features/issuing/CollectionPage'), 'CollectionPage', 'issuing'),
  },
  {
    name: 'collection_print',
    path: collectionPrintPath(),
    title: 'page.collectionPrint',
    roles: reporters,
    isBare: true,
    Component: page(
      () => import('../features/issuing/CollectionPrintPage'),
      'CollectionPrintPage',
      'annex',
      'issuing',
    ),
  },
]
