import type { Annex1Content } from '../../../domain/annex'
import { AnnexForm, Label, Photo, Seal, Value, Verdict } from './AnnexForm'

const COLUMNS = [28, 27, 15, 24, 20, 29, 31]

const NOTES = [
  '　　填表说明：1. “证卡编号”为考评员证卡编号。',
  '　　　　　　　2.对考评员的意见要求简明扼要，评定“同意/不同意”。',
]

/** Annex 1, 四川省技能人才评价考评员资格复核换证申报表, cell by cell as the notice lays it out. */
export function Annex1Sheet({ content }: { content: Annex1Content }) {
  const { opinion } = content
  return (
    <AnnexForm
      label="附件1"
      title="四川省技能人才评价考评员资格复核换证申报表"
      filledOn={content.filledOn}
      mark={content.mark}
      columns={COLUMNS}
      notes={NOTES}
    >
      <tr className="annex-form-head">
        <Label text="姓名" />
        <Value>{content.name}</Value>
        <Label text="性别" />
        <Value>{content.gender}</Value>
        <Label text="年龄" />
        <Value>{content.age}</Value>
        <Photo url={content.photoUrl} word="照片" />
      </tr>
      <tr className="annex-form-head">
        <Label text="身份证号码" />
        <Value columns={5}>{content.idNumber}</Value>
      </tr>
      <tr className="annex-form-head">
        <Label text="工作单位" />
        <Value columns={3}>{content.employer}</Value>
        <Label text="联系电话" />
        <Value>{content.phone}</Value>
      </tr>
      <tr>
        <Label text={'职业资格等级\n或技术职称'} />
        <Value>{content.qualification}</Value>
        <Label text={'从事\n专业'} />
        <Value>{content.speciality}</Value>
        <Label text={'专业\n工龄'} />
        <Value columns={2}>{content.specialityYears}</Value>
      </tr>
      <tr>
        <Label text="证卡编号" />
        <Value columns={2}>{content.cardNumber}</Value>
        <Label text={'考评职业\n(工种)'} />
        <Value columns={3}>{content.occupations}</Value>
      </tr>
      <tr>
        <Label text="级别" />
        <td colSpan={2} className="annex-form-levels">
          {content.levels.map(({ name, checked }) => `${checked ? '☑' : '□'}${name}`).join('\n')}
        </td>
        <Label text={'证卡\n有效期限'} />
        <Value columns={3}>{content.validity}</Value>
      </tr>
      <tr className="annex-form-records">
        <Label text={'有效期内\n考评工作记录(考评时间、\n机构、批次)'} />
        <Value columns={6} long>
          {content.records.map(({ heldOn, institution, batch }) => (
            <p key={`${heldOn} ${institution} ${batch}`}>{`${heldOn}　${institution}　${batch}`}</p>
          ))}
        </Value>
      </tr>
      <tr className="annex-form-opinion">
        <Label text={'申报单位\n意    见'} />
        <Value columns={6} long>
          <p>{`考评工作履职情况：${opinion.performance}`}</p>
          <Verdict opinion={opinion} />
          <Seal word="（盖章）" decidedOn={opinion.decidedOn} />
        </Value>
      </tr>
    </AnnexForm>
  )
}
