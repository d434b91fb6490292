import { useQuery } from '@tanstack/react-query'
import { Alert, Progress, Skeleton } from 'antd'
import { useEffect, useState } from 'react'
import { useLocation } from 'react-router'
import { loadDictionaries, nameOf } from '../../data/dictionaries'
import { type CardToPrint, findProvincialIssuer, loadCardPhotos, printCards } from '../../data/issuingPrint'
import { cardCheckPath, issuingPath } from '../../domain/paths'
import { useTranslation } from '../../i18n/useTranslation'
import { EmptyState } from '../../ui/EmptyState'
import { ErrorState } from '../../ui/ErrorState'
import { LinkButton } from '../../ui/LinkButton'
import { PrintPreview } from '../../ui/PrintPreview'
import { CardSheets } from './print/CardSheets'

/** The cards that were chosen, ten on a sheet of A4, with photo and QR code. */
export function CardPrintPage() {
  const { t } = useTranslation()
  const chosen = (useLocation().state as { cardIds?: string[] } | null)?.cardIds ?? []
  const { data, error, refetch } = useQuery({
    queryKey: ['issuing', 'cards', chosen],
    enabled: chosen.length > 0,
    queryFn: async () => {
      const [cards, dictionaries, issuer] = await Promise.all([
        printCards(chosen),
        loadDictionaries(),
        findProvincialIssuer(),
      ])
      return { cards, dictionaries, issuer }
    },
    // every print is logged: it is read once and not kept
    staleTime: Number.POSITIVE_INFINITY,
    gcTime: 0,
    refetchOnWindowFocus: false,
  })
  const { photos, share } = usePhotos(data?.cards)
  const back = <LinkButton to={issuingPath('issued')}>{t('issuing.backToIssued')}</LinkButton>
  if (chosen.length === 0) {
    return (
      <EmptyState title={t('issuing.nothingToPrint')} text={t('issuing.nothingToPrintText')} action={back} />
    )
  }
  if (error) return <ErrorState error={error} onRetry={refetch} extra={back} />
  if (!data || !photos) {
    const sentence = t('issuing.photos', { percent: Math.round(share * 100) })
    return (
      <div role="status" style={{ padding: 24 }}>
        {data ? <Progress percent={Math.round(share * 100)} aria-label={sentence} /> : <Skeleton active />}
        {data && sentence}
      </div>
    )
  }
  const faceless = data.cards.filter(({ id }) => !photos.has(id))
  return (
    <PrintPreview title={t('issuing.printTitle')} actions={back}>
      {faceless.length > 0 && (
        <Alert
          className="no-print"
          type="warning"
          showIcon
          role="alert"
          style={{ maxWidth: '210mm', margin: '0 auto 8mm' }}
          message={t('issuing.photosMissing', {
            count: faceless.length,
            names: faceless.map(({ name }) => name).join('、'),
          })}
        />
      )}
      <CardSheets
        cards={data.cards.map((card) => ({
          id: card.id,
          photoUrl: photos.get(card.id) ?? null,
          name: card.name,
          kindName: nameOf('zh-CN', data.dictionaries.cardKinds, card.kind),
          number: card.number,
          employer: card.institution_name ?? '',
          occupations: card.occupations.join('、'),
          validFrom: card.valid_from,
          validTo: card.valid_to,
          issuerName: data.issuer,
          checkUrl: `${window.location.origin}${cardCheckPath(card.check_token)}`,
        }))}
      />
    </PrintPreview>
  )
}

/** The photos of cards by their ids, as addresses in memory that end with the page. */
function usePhotos(cards: readonly CardToPrint[] | undefined) {
  const [photos, setPhotos] = useState<ReadonlyMap<string, string>>()
  const [share, setShare] = useState(0)
  useEffect(() => {
    if (!cards) return
    const controller = new AbortController()
    let loaded: Map<string, string> | undefined
    function release() {
      for (const url of loaded?.values() ?? []) URL.revokeObjectURL(url)
    }
    void loadCardPhotos(cards, setShare, controller.signal).then((urls) => {
      loaded = urls
      if (controller.signal.aborted) release()
      else setPhotos(urls)
    })
    return () => {
      controller.abort()
      release()
    }
  }, [cards])
  return { photos, share }
}
