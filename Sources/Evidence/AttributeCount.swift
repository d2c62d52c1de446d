/// How many recordings of the whole recordings table have one value of a column named by
/// `--attribute`: what the exposed ones are compared with, to find a cause.
package struct AttributeCount: Hashable, Sendable {
  package var name: String
  package var value: String
  package var recordings: Int

  package init(name: String, value: String, recordings: Int) {
    self.name = name
    self.value = value
    self.recordings = recordings
  }
}
