package import Model

/// An exposure that nobody was told of yet, or not as what it is now.
package struct UntoldExposure: Hashable, Sendable {
  package let number: Int
  package let key: Exposure.Key
  /// The highest.
  package let action: Action
}
