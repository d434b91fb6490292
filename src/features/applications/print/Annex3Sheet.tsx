import type { Annex3Content } from '../../../domain/annex'
import { AnnexForm, Label, Photo, Seal, Value, Verdict } from './AnnexForm'

const COLUMNS = [32, 46, 24, 38, 34]

/** Annex 3, 四川省技能人才评价质量督导员复核换证申报表, cell by cell as the notice lays it out. */
export function Annex3Sheet({ content }: { content: Annex3Content }) {
  const { opinion } = content
  return (
    <AnnexForm
      label="附件3"
      title="四川省技能人才评价质量督导员复核换证申报表"
      filledOn={content.filledOn}
      mark={content.mark}
      columns={COLUMNS}
    >
      <tr className="annex-form-head">
        <Label text="姓    名" />
        <Value>{content.name}</Value>
        <Label text="性    别" />
        <Value>{content.gender}</Value>
        <Photo url={content.photoUrl} word={'照\n片'} />
      </tr>
      <tr className="annex-form-head">
        <Label text="身份证号码" />
        <Value>{content.idNumber}</Value>
        <Label text="联系电话" />
        <Value>{content.phone}</Value>
      </tr>
      <tr className="annex-form-head">
        <Label text={'原质量督导员\n证卡号'} />
        <Value>{content.cardNumber}</Value>
        <Label text={'所在\n地区'} />
        <Value>{content.district}</Value>
      </tr>
      <tr>
        <Label text="工作单位" />
        <Value columns={4}>{content.employer}</Value>
      </tr>
      <tr>
        <Label text={'通信地址\n及邮编'} />
        <Value columns={4}>{content.address}</Value>
      </tr>
      <tr className="annex-form-experience">
        <Label text={'督导工作\n经　　历    （不少于\n200字）'} />
        <Value columns={4} long>
          {content.experience
            .split('\n')
            .filter((paragraph) => paragraph.trim() !== '')
            .map((paragraph) => (
              <p key={paragraph} className="annex-form-paragraph">
                {paragraph.trim()}
              </p>
            ))}
        </Value>
      </tr>
      <tr className="annex-form-opinion">
        <Label text={'单　　位\n意　　见'} />
        <Value columns={4} long>
          {opinion.performance === '' ? null : <p>{opinion.performance}</p>}
          <Verdict opinion={opinion} />
          <Seal word="盖章：" decidedOn={opinion.decidedOn} />
        </Value>
      </tr>
      <tr>
        <Label text="备注" />
        <Value columns={4} long>
          {content.remark}
        </Value>
      </tr>
    </AnnexForm>
  )
}
