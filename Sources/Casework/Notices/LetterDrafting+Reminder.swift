import Documents
import Evidence
import Model
import Obligations

extension LetterDrafting {
  /// The reminder of a released letter: held where a person would have to decide about it as it stands
  /// now, and withheld where the leak guard finds anything in it.
  ///
  /// - Parameters:
  ///   - others: the owners of what the recipient was shown.
  ///   - isSecond: one went out before.
  mutating func reminder(
    of record: NoticeRecord, releasedAt written: Timestamp, by channel: NoticeRecord.Channel,
    others: Set<Identifier>, isSecond: Bool
  ) throws(Problem) -> LetterDraft? {
    let reader = reader(of: record.patient, by: channel)
    guard let forms = templates.forms(for: .reminder, to: reader.person) else { return nil }
    let letter = Letter(
      reference: record.reference, addressee: abroad(reader.person), first: written, last: written,
      contents: .reminder(ReminderLetter(written: written, isSecond: isSecond)),
      isToCarer: reader.isCarer)
    let content = forms.words.statement(of: letter).digest
    var notice = NoticeRecord(
      reference: record.reference, audience: .recipient, patient: record.patient,
      channel: channel, exposures: record.exposures, content: content, state: .drafted)
    notice.number = record.number
    var draft = LetterDraft(
      notice: notice, addressee: reader.person, isToCarer: reader.isCarer)
    hold(
      &draft, letter, as: .reminder, others: others, controllers: [], canMail: forms.mail != nil)
    let order = LetterOrder(
      draft: draft, letter: letter, content: content, forms: forms,
      place: leakGuard.place(of: record.patient))
    return finish(order, try order.make(leakGuard.reader))
  }
}
