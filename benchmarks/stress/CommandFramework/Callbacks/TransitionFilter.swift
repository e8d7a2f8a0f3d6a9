/// Which transitions a callback belongs to; what is not named matches everything.
package struct TransitionFilter: Sendable, Hashable {
  package let from: LifecycleState?
  package let to: LifecycleState?
  package let name: Transition.Name?

  package init(from: LifecycleState? = nil, to: LifecycleState? = nil, on name: Transition.Name? = nil) {
    self.from = from
    self.to = to
    self.name = name
  }

  package static let any = TransitionFilter()
  package static func from(_ state: LifecycleState) -> TransitionFilter { TransitionFilter(from: state) }
  package static func to(_ state: LifecycleState) -> TransitionFilter { TransitionFilter(to: state) }
  package static func on(_ name: Transition.Name) -> TransitionFilter { TransitionFilter(on: name) }

  func matches(_ transition: Transition) -> Bool {
    (from == nil || from == transition.from) && (to == nil || to == transition.to)
      && (name == nil || name == transition.name)
  }
}
