package import Model

/// What happened to the recordings of the patient a letter is to. Every count is of theirs alone.
package struct AffectedLetter: Sendable {
  package enum Wording: Sendable {
    /// Somebody else did open some: only with a viewer the logs name.
    case opened(Opened)
    /// Listed, and the logs prove that nobody else opened them (DESIGN §5, coverage).
    case shownOnly
    /// Listed; the logs cannot rule out that somebody else opened them.
    case notRuledOut
    /// Would be listed by the service's own tables; nobody asked for the list yet.
    case linkedAlone
  }

  package struct Opened: Sendable, Hashable {
    package var recordings: Int
    /// Distinct named viewers.
    package var accounts: Int
    /// `whole` where that is true of one at least, `unknown` where it is of any else.
    package var extent: Exposure.Extent
    /// Of one recording: some of the accounts got the whole, and some did not, or nobody can tell.
    package var isWholeToSome: Bool

    package init(
      recordings: Int, accounts: Int, extent: Exposure.Extent, isWholeToSome: Bool = false
    ) {
      self.recordings = recordings
      self.accounts = accounts
      self.extent = extent
      self.isWholeToSome = isWholeToSome
    }
  }

  /// What no log says about those who were shown the recordings, where nobody named opened any.
  package struct Doubt: Sendable, Hashable {
    /// None of them is named: it may have been the patient each time.
    package var viewersAreUnnamed: Bool
    /// One was opened, and not by anybody named.
    package var openedByUnnamed: Bool
    /// What was listed is worked out from the service's own tables.
    package var isReconstructed: Bool

    package init(
      viewersAreUnnamed: Bool = false, openedByUnnamed: Bool = false, isReconstructed: Bool = false
    ) {
      self.viewersAreUnnamed = viewersAreUnnamed
      self.openedByUnnamed = openedByUnnamed
      self.isReconstructed = isReconstructed
    }
  }

  /// On whose lists the recordings stood. Who opened one by its address alone had none.
  package struct Lists: Sendable, Hashable {
    /// Distinct named viewers.
    package var named: Int
    /// Viewers whom no log names are among them besides.
    package var areMore: Bool

    package init(named: Int, areMore: Bool = false) {
      self.named = named
      self.areMore = areMore
    }
  }

  package var wording: Wording
  package var doubt: Doubt
  package var lists: Lists
  /// Where some were opened: on whose lists stood those that nobody named opened.
  package var unopenedLists: Lists
  /// All recordings the letter speaks of, the opened ones included.
  package var recordings: Int
  /// When their consultations were recorded, where known; printed only where facts allow it.
  package var recordedAt: [Timestamp]
  /// Of how many of the recordings that is not known.
  package var undated: Int

  package init(
    wording: Wording, doubt: Doubt = Doubt(), lists: Lists = Lists(named: 1),
    unopenedLists: Lists = Lists(named: 1), recordings: Int, recordedAt: [Timestamp],
    undated: Int = 0
  ) {
    self.wording = wording
    self.doubt = doubt
    self.lists = lists
    self.unopenedLists = unopenedLists
    self.recordings = recordings
    self.recordedAt = recordedAt
    self.undated = undated
  }
}

/// That somebody was written to, and has not answered.
package struct ReminderLetter: Sendable {
  /// When the letter went out that asks.
  package var written: Timestamp
  /// A reminder went out before this one.
  package var isSecond: Bool

  package init(written: Timestamp, isSecond: Bool) {
    self.written = written
    self.isSecond = isSecond
  }
}

/// What a patient was shown of others. Whose it was, and how many, has no place here.
package struct RecipientLetter: Sendable {
  /// A recording with a consultation in it, or one that nobody could attribute.
  package var hasOpened: Bool
  /// An artefact that held none.
  package var hasOpenedEmpty: Bool

  package init(hasOpened: Bool, hasOpenedEmpty: Bool = false) {
    self.hasOpened = hasOpened
    self.hasOpenedEmpty = hasOpenedEmpty
  }
}
