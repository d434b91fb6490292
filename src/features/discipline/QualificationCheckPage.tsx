import { useMutation } from '@tanstack/react-query'
import { Alert, Button, Flex, Form, Input, Typography } from 'antd'
import { currentRole } from '../../data/accessControl'
import { toAppError } from '../../data/errors'
import { checkQualification, MOST_NUMBERS } from '../../data/qualificationChecks'
import { numbersIn } from '../../domain/numberList'
import { errorSentence } from '../../i18n/errorSentence'
import { useTranslation } from '../../i18n/useTranslation'
import { DayPicker } from '../../ui/DayPicker'
import { Panel } from '../../ui/Panel'
import { DisciplineTabs } from './DisciplineTabs'
import { useDictionaries } from './dictionaryOptions'
import { NumberListUpload } from './NumberListUpload'
import { QualificationTable } from './QualificationTable'

interface Question {
  numbers: string
  on?: string
  occupation?: string
}

/** 资格核查: may these people be used? One number or a pasted list, before an evaluation. */
export function QualificationCheckPage() {
  const translation = useTranslation()
  const { t } = translation
  const dictionaries = useDictionaries()
  const [form] = Form.useForm<Question>()
  const answers = useMutation({
    mutationFn: ({ numbers, on, occupation }: Question) =>
      checkQualification(numbersIn(numbers), on, occupation),
  })
  return (
    <>
      {currentRole() !== 'institution_officer' && <DisciplineTabs current="check" />}
      <Typography.Title level={1} style={{ fontSize: 20, margin: '0 0 12px' }}>
        {t('discipline.check.title')}
      </Typography.Title>
      <Flex vertical gap={12}>
        <Panel title={t('discipline.check.question')}>
          <Form<Question>
            form={form}
            layout="vertical"
            requiredMark={false}
            onFinish={(question) => answers.mutate(question)}
          >
            <NumberListUpload onNumbers={(numbers) => form.setFieldValue('numbers', numbers.join('\n'))} />
            <Form.Item
              name="numbers"
              label={t('discipline.check.numbers')}
              extra={t('discipline.check.numbersHint', { max: MOST_NUMBERS })}
              rules={[
                {
                  validator: async (_, text: string | undefined) => {
                    const count = numbersIn(text ?? '').length
                    if (count === 0 || count > MOST_NUMBERS)
                      throw new Error(t('errors.check_size', { max: MOST_NUMBERS }))
                  },
                },
              ]}
            >
              <Input.TextArea autoSize={{ minRows: 4, maxRows: 12 }} />
            </Form.Item>
            <Flex gap={12} wrap>
              <Form.Item name="on" label={t('discipline.check.on')} style={{ width: 200 }}>
                <DayPicker placeholder={t('discipline.check.today')} />
              </Form.Item>
              <Form.Item name="occupation" label={t('discipline.check.occupation')} style={{ minWidth: 240 }}>
                <Input maxLength={60} placeholder={t('discipline.check.occupationHint')} />
              </Form.Item>
            </Flex>
            {answers.error && (
              <Alert
                type="error"
                showIcon
                role="alert"
                message={errorSentence(toAppError(answers.error), translation)}
                style={{ marginBottom: 12 }}
              />
            )}
            <Button type="primary" htmlType="submit" loading={answers.isPending}>
              {t('discipline.check.ask')}
            </Button>
          </Form>
        </Panel>
        {answers.data && <QualificationTable answers={answers.data} dictionaries={dictionaries} />}
      </Flex>
    </>
  )
}
