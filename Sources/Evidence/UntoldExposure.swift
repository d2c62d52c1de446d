package import Model

/// An exposure that nobody was told of yet, or not as what it is now.
package struct UntoldExposure: Hashable, Sendable {
  package let number: Int
  package let key: Exposure.Key
  /// The highest.
  package let action: Action
  /// As what somebody was told of it last, aloud or by a message; nil: never.
  package let last: Action?

  /// Neither is any message that tells of it as what it is now.
  package var isUnqueued: Bool { last.map { $0 < action } ?? true }
}
