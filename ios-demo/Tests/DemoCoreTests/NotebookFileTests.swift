import DemoCore
import Foundation
import Synchronization
import Techo
import Testing

/// Keeps the key in memory.
private final class Keys: KeyKeeper {
    private let kept = Mutex<Data?>(nil)

    func load() -> Data? { kept.withLock { $0 } }
    func save(_ key: Data) { kept.withLock { $0 = key } }
}

@Suite struct NotebookFileTests {
    private let file = FileManager.default.temporaryDirectory.appending(path: "techo-file-\(UUID().uuidString)")

    @Test func firstUseMakesANotebookThatOpensAgain() throws {
        defer { try? FileManager.default.removeItem(at: file) }
        let keys = Keys()
        try NotebookFile(file: file, keys: keys).open().finish()
        #expect(keys.load()?.count == 32)
        try NotebookFile(file: file, keys: keys).open().finish()
    }

    @Test func notebookWithoutItsKeyIsRefusedAndLeftAsItIs() throws {
        defer { try? FileManager.default.removeItem(at: file) }
        try NotebookFile(file: file, keys: Keys()).open().finish()
        let before = try Data(contentsOf: file)
        let keys = Keys()
        #expect(throws: NotebookError.Exists) { try NotebookFile(file: file, keys: keys).open() }
        #expect(keys.load() == nil)
        #expect(try Data(contentsOf: file) == before)
    }
}
