import Foundation
import Techo

/// One member on the family board.
public struct BoardRow: Identifiable, Hashable, Sendable {
    public let id: String
    public let name: String
    /// The papers in use or expired, by name.
    public let papers: [String]
    /// The most urgent warning, if there is any.
    public let warning: WarningText?
    /// How many more warnings there are.
    public let moreWarnings: Int
}

/// The clinic screen of one member: the picture for the counter, and the same as text.
public struct ClinicPage: Hashable, Sendable {
    public let card: ClinicCard
    public let png: Data
}

/// What the screens ask the notebook for.
///
/// No rule and no wording is here: which warning is the most urgent, what it says and what stands on the clinic screen,
/// the library decides. Every call may take a moment: never on the main actor.
public struct FamilyBook: Sendable {
    private let notebook: Notebook
    private let clock: JapanClock
    public let lang: Lang

    public init(notebook: Notebook, clock: JapanClock, lang: Lang) {
        self.notebook = notebook
        self.clock = clock
        self.lang = lang
    }

    /// The family, in the notebook's order.
    public func board() throws -> [BoardRow] {
        let today = clock.today()
        // The library lists them most urgent first.
        let warnings = Dictionary(grouping: try notebook.warningsOn(today: today, lang: lang), by: \.member)
        return try notebook.familyOn(today: today).map { row($0, warnings: warnings[$0.id] ?? []) }
    }

    /// At every start: what has been in the bin for more than 30 days goes for good.
    public func tidy() throws {
        _ = try notebook.tidyBinOn(today: clock.today())
    }

    /// When the app goes to the background: the file is closed, the next call opens it again.
    public func sleep() throws {
        try notebook.prepareForSuspend()
    }

    private func row(_ member: Member, warnings: [WarningText]) -> BoardRow {
        let papers = member.papers.filter { $0.state == .inUse || $0.state == .expired }
        return BoardRow(
            id: member.id,
            name: member.name,
            papers: papers.map { kindName(kind: $0.kind, lang: lang) },
            warning: warnings.first,
            moreWarnings: max(0, warnings.count - 1)
        )
    }

    /// The clinic screen of a member, `widthPx` wide.
    public func clinic(member: String, widthPx: UInt32) throws -> ClinicPage {
        let today = clock.today()
        return ClinicPage(
            card: try notebook.clinicCardOn(member: member, today: today),
            png: try notebook.renderClinicScreenOn(member: member, widthPx: widthPx, today: today)
        )
    }
}
