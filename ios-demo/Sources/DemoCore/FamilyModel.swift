import Foundation
import Observation
import Techo

/// What a screen has to show: not there yet, there, or refused with a sentence.
public enum Loading<Value: Sendable>: Sendable {
    case waiting
    case ready(Value)
    case refused(String)

    /// What is there, if it is.
    public var value: Value? {
        if case .ready(let value) = self { value } else { nil }
    }
}

extension Loading: Equatable where Value: Equatable {}

/// What the screens show and do. The library is called off the main actor.
@MainActor @Observable
public final class FamilyModel {
    /// Sharp on every phone, and quick to draw.
    public nonisolated static let clinicWidthPx: UInt32 = 1080

    public private(set) var board: Loading<[BoardRow]> = .waiting
    public private(set) var clinic: Loading<ClinicPage> = .waiting
    /// What could not be done while nobody was looking, as a sentence; it goes once that works.
    public private(set) var notice: String?

    private let book: FamilyBook

    public init(book: FamilyBook) {
        self.book = book
    }

    /// Reads the family board anew.
    public func loadBoard() async {
        board = await load { try $0.board() }
    }

    /// Makes the clinic screen of a member.
    public func loadClinic(of member: String) async {
        clinic = .waiting
        clinic = await load { try $0.clinic(member: member, widthPx: Self.clinicWidthPx) }
    }

    /// At every start. What can't be done now waits for the next.
    public func tidy() async {
        await unseen { try $0.tidy() }
    }

    /// When the app goes to the background, where the system may end it without a word. Waits for work under way.
    public func sleep() async {
        await unseen { try $0.sleep() }
    }

    private func unseen(_ work: @escaping @Sendable (FamilyBook) throws -> Void) async {
        let done: Loading<Bool> = await load { book in
            try work(book)
            return true
        }
        if case .refused(let sentence) = done { notice = sentence } else { notice = nil }
    }

    private func load<Value: Sendable>(
        _ ask: @escaping @Sendable (FamilyBook) throws -> Value
    ) async -> Loading<Value> {
        let book = book
        return await Task.detached {
            do {
                return .ready(try ask(book))
            } catch let refusal as NotebookError {
                return .refused(refusal.sentence(lang: book.lang))
            } catch {
                // The library throws nothing else; a text of the system's own is no help to anybody.
                return .refused(NotebookError.Other(code: "unknown").sentence(lang: book.lang))
            }
        }.value
    }
}
