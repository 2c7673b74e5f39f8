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

    /// The mark itself lives in Apple's file system: what can be looked at elsewhere is that the app sets it on the folder
    /// in which the notebook is, before the notebook is made.
    @Test func phonesOwnBackupLeavesThePapersOut() throws {
        let app = fixtures.appending(path: "../../ios-demo/Sources/DemoApp/DemoApp.swift").standardizedFileURL
        let source = try String(contentsOf: app, encoding: .utf8)
        let mark = try #require(source.range(of: "values.isExcludedFromBackup = true"))
        let set = try #require(source.range(of: "try folder.setResourceValues(values)"))
        let made = try #require(source.range(of: "NotebookFile(file: folder.appending("))
        #expect(mark.upperBound < set.lowerBound && set.upperBound < made.lowerBound)
    }
}
