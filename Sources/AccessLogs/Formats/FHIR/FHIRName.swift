import Model

/// What a `Reference` element (an agent's `who`, an entity's `what`) names, resolved inside its
/// resource.
struct FHIRName {
  var type = Slice.empty
  /// Empty where it names nothing.
  var id = Slice.empty
  var isDamaged = false
}

extension FHIRTree {
  /// The reference comes before the identifier beside it.
  ///
  /// - Parameter contained: the places of the contained resources by id.
  func name(of holder: Int, contained: FHIRContained) -> FHIRName {
    var name = FHIRName()
    if let place = first(.reference, in: holder), nodes[place].isName {
      let reference = FHIRReference(nodes[place].text)
      name = FHIRName(type: reference.type, id: reference.id, isDamaged: nodes[place].isDamaged)
      if reference.isContained, let target = contained[reference.id] {
        name.type = text(.resourceType, in: target)
        let identified = identifier(in: target)
        if !identified.id.isEmpty { name.id = identified.id }
        name.isDamaged = name.isDamaged || identified.isDamaged
      }
    }
    if !name.id.isEmpty { return name }
    let identified = identifier(in: holder)
    return FHIRName(type: name.type, id: identified.id, isDamaged: identified.isDamaged)
  }

  /// The first that has a value. HL7's `id^^^&1.2.3&ISO` is the id and who gave it: the id counts.
  private func identifier(in holder: Int) -> (id: Slice, isDamaged: Bool) {
    for identifier in all(.identifier, in: holder) {
      guard let place = first(.value, in: identifier), nodes[place].isName,
        !nodes[place].text.isEmpty
      else { continue }
      let text = nodes[place].text
      let end = text.buffer.firstIndex(of: UInt8(ascii: "^")) ?? text.count
      let isComposite = end > 0 && text.dropping(end).starts(with: "^^^")
      return (isComposite ? text.part(0..<end) : text, nodes[place].isDamaged)
    }
    return (.empty, false)
  }

  /// The text of a member, or empty.
  func text(_ key: FHIRKey, in parent: Int) -> Slice {
    guard let place = first(key, in: parent), nodes[place].isName else { return .empty }
    return nodes[place].text
  }
}

/// The resources that one resource contains, found by id in one step: both may be many.
struct FHIRContained {
  private var places: [Identifier: Int] = [:]

  init(_ tree: FHIRTree) {
    for place in tree.all(.contained, in: FHIRTree.root) {
      let id = tree.text(.id, in: place)
      if !id.isEmpty, places[Identifier(id)] == nil { places[Identifier(id)] = place }
    }
  }

  subscript(id: Slice) -> Int? { places.isEmpty ? nil : places[Identifier(id)] }
}
