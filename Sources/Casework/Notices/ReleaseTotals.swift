import Evidence
import Notation

/// How many letters a release sends, and what became of all the others, so that
/// `affected = released + held + withheld` for every reader who adds up.
///
/// `released` counts everybody whose letter has gone out, now or before; `held` everybody whose
/// letter a person still has to decide about, or decided never to send. What is part of which stands
/// beside them: without `noLonger` it is what the case counts.
package struct ReleaseTotals: Hashable, Sendable {
  package struct Share: Hashable, Sendable {
    /// Everybody whom the newest draft knows of, or who was told before.
    package fileprivate(set) var all = 0
    package fileprivate(set) var released = 0
    package fileprivate(set) var held = 0
    package fileprivate(set) var withheld = 0
    /// Of those held: somebody decided that nothing is sent.
    package fileprivate(set) var never = 0
    /// Of those released: not by this release.
    package fileprivate(set) var alreadyReleased = 0
    /// Of those already released: it came back unread, and is not drafted again.
    package fileprivate(set) var returned = 0
    /// Of all: told before of what nothing shows any more, so that the case counts them no longer.
    package fileprivate(set) var noLonger = 0
    /// Of those released now: a letter that corrects an earlier one.
    package fileprivate(set) var corrections = 0
  }

  package private(set) var affected = Share()
  package private(set) var recipients = Share()

  /// - Parameter released: the references of the letters that this release sends.
  init(_ letters: [LetterStanding], releasing released: Set<String>) {
    for letter in letters {
      switch letter.record.audience {
      case .affected: affected.add(letter, isReleased: released.contains(letter.record.reference))
      case .recipient:
        recipients.add(letter, isReleased: released.contains(letter.record.reference))
      }
    }
  }

  /// `totals.json`.
  var json: [UInt8] {
    var json = JSONWriter(pretty: true)
    json.object {
      $0.member("affected", affected.all)
      $0.share(affected)
      $0.key("recipients")
      $0.object {
        $0.member("all", recipients.all)
        $0.share(recipients)
      }
    }
    json.endLine()
    return json.bytes
  }
}

extension ReleaseTotals.Share {
  fileprivate mutating func add(_ letter: LetterStanding, isReleased: Bool) {
    if letter.isMoot { noLonger += 1 }
    if isReleased {
      all += 1
      released += 1
      if letter.record.isCorrection { corrections += 1 }
      return
    }
    switch letter.record.state {
    // Nothing is due to this patient, or what was sent still stands.
    case .void where letter.release == nil: return
    case .void, .released:
      released += 1
      alreadyReleased += 1
      if letter.isReturned { returned += 1 }
    case .withheld: withheld += 1
    case .drafted, .held, .approved:
      held += 1
      if letter.isNever { never += 1 }
    }
    all += 1
  }
}

extension JSONWriter {
  fileprivate mutating func share(_ share: ReleaseTotals.Share) {
    member("released", share.released)
    member("held", share.held)
    member("withheld", share.withheld)
    member("never", share.never)
    member("already_released", share.alreadyReleased)
    member("returned", share.returned)
    member("corrections", share.corrections)
    member("no_longer", share.noLonger)
  }
}
