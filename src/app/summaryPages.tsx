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
    title: 'summary.title',
    icon: <ContainerOutlined />,
    roles: reporters,
    Component: page(() => import('../features/summaries/SummariesPage'), 'SummariesPage'),
  },
  {
    name: 'summary_batch',
    path: summaryBatchPath(':id'),
    title: 'summary.title',
    roles: reporters,
    Component: page(() => import('../features/summaries/BatchPage'), 'BatchPage'),
  },
  {
    name: 'summary_print',
    path: summaryPrintPath(':id'),
    title: 'summary.print',
    roles: reporters,
    isBare: true,
    Component: page(() => import('../features/summaries/SummaryPrintPage'), 'SummaryPrintPage'),
  },
  {
    name: 'issuing',
    path: issuingPath(),
    title: 'issuing.title',
    icon: <CreditCardOutlined />,
    roles: ['province_reviewer'],
    Component: page(() => import('../features/issuing/IssuingPage'), 'IssuingPage'),
  },
  {
    name: 'card_print',
    path: cardPrintPath(),
    title: 'issuing.print',
    roles: ['province_reviewer'],
    isBare: true,
    Component: page(() => import('../features/issuing/CardPrintPage'), 'CardPrintPage'),
  },
  {
    name: 'collection',
    path: collectionPath(),
    title: 'issuing.collectionTitle',
    icon: <SolutionOutlined />,
    roles: reporters,
    Component: page(() => import('../features/issuing/CollectionPage'), 'CollectionPage'),
  },
  {
    name: 'collection_print',
    path: collectionPrintPath(),
    title: 'issuing.printList',
    roles: reporters,
    isBare: true,
    Component: page(() => import('../features/issuing/CollectionPrintPage'), 'CollectionPrintPage'),
  },
]
