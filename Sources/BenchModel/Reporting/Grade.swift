/// A run's grade with everything that it is the sum of.
package struct Grade: Equatable, Sendable {
  /// What is graded.
  package enum Subject: String, Sendable, CaseIterable {
    /// How many objectives are met.
    case objectives
    /// In which bands the health checks lie.
    case healthChecks = "health checks"
    /// What the rows that may fail the gate show.
    case regressions
    /// How much the figures can be relied on.
    case evidence
  }

  /// The grades, from the best on.
  package enum Letter: String, Sendable, CaseIterable {
    case aPlus = "A+"
    case a = "A"
    case aMinus = "A-"
    case bPlus = "B+"
    case b = "B"
    case bMinus = "B-"
    case cPlus = "C+"
    case c = "C"
    case cMinus = "C-"
    case dPlus = "D+"
    case d = "D"
    case dMinus = "D-"
    case f = "F"
  }

  /// What things that are counted together have in common.
  package enum Label: Equatable, Sendable {
    /// Objectives in a state.
    case objective(Assessment.State)
    /// Health checks in a band.
    case health(HealthCheck.Band)
    /// Gating rows with a verdict.
    case row(Verdict)
    /// Gating rows that regressed and that somebody has accepted.
    case acknowledged
    /// Benchmarks that were measured, of those that were not skipped.
    case measured
    /// Measured benchmarks with launches enough to tell how far launches differ.
    case launches
    /// Whether every planned benchmark had its turn.
    case complete
    /// Whether what was measured was built with optimisation.
    case optimised
    /// Whether the machine had little else to do when the run began.
    case calm
  }

  /// So many of so many.
  package struct Share: Equatable, Sendable {
    /// How many have it.
    package let part: Int
    /// Of how many.
    package let whole: Int
  }

  /// Things of one kind, and what each of them is worth.
  package struct Entry: Equatable, Sendable {
    /// What they have in common.
    package let label: Label
    /// How many there are.
    package let count: Int
    /// How much of a whole point each is worth.
    package let credit: Double
    /// Of how many the credit is the share, and how many they are; absent for a fixed credit.
    package let share: Share?

    /// Makes an entry of things that are worth the same.
    package init(_ label: Label, count: Int, credit: Double) {
      self.label = label
      self.count = count
      self.credit = credit
      share = nil
    }

    /// Makes an entry that is worth a share of a point.
    package init(_ label: Label, part: Int, of whole: Int) {
      self.label = label
      count = 1
      credit = whole > 0 ? Double(part) / Double(whole) : 0
      share = Share(part: part, whole: whole)
    }
  }

  /// One part of the grade.
  package struct Part: Equatable, Sendable {
    /// What is graded.
    package let subject: Subject
    /// What it weighs.
    package let weight: Double
    /// What it is the sum of; empty where there was nothing to grade.
    package let entries: [Entry]

    /// Makes a part.
    package init(subject: Subject, weight: Double, entries: [Entry]) {
      self.subject = subject
      self.weight = weight
      self.entries = entries.filter { $0.count > 0 }
    }

    /// How many points there could be.
    package var count: Int { entries.reduce(0) { $0 + $1.count } }

    /// How many points there are.
    package var credit: Double { entries.reduce(0) { $0 + Double($1.count) * $1.credit } }

    /// The share of all points; absent where there was nothing to grade.
    package var share: Double? { count > 0 ? credit / Double(count) : nil }
  }

  /// What keeps a grade from being better, whatever the sum.
  package enum Cap: Equatable, Sendable {
    /// Something regressed, failed, missed its objective or could not be compared.
    case failing
    /// A part was not graded.
    case notGraded
  }

  /// The parts, in the order of their subjects.
  package let parts: [Part]
  /// The sum, of 100.
  package let total: Double
  /// The grade that the sum gives by itself.
  package let uncapped: Letter
  /// What limits it.
  package let caps: [Cap]
  /// The grade.
  package let letter: Letter

  /// Makes a grade.
  package init(parts: [Part], total: Double, uncapped: Letter, caps: [Cap], letter: Letter) {
    self.parts = parts
    self.total = total
    self.uncapped = uncapped
    self.caps = caps
    self.letter = letter
  }
}
