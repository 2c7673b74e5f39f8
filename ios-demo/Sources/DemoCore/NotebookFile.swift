import Foundation
import Techo

/// Where the notebook's key lives. On a phone: the Keychain.
public protocol KeyKeeper: Sendable {
    /// The 32 bytes, or `nil` before the first use.
    func load() throws -> Data?
    /// Keeps 32 bytes for ever.
    func save(_ key: Data) throws
}

/// Opens the family's notebook, or makes it on first use.
public struct NotebookFile: Sendable {
    private let file: URL
    private let keys: any KeyKeeper

    public init(file: URL, keys: any KeyKeeper) {
        self.file = file
        self.keys = keys
    }

    /// The notebook. A file that does not open is never deleted or replaced: it is the family's papers.
    public func open() throws -> Notebook {
        let kept = try keys.load()
        if kept == nil, FileManager.default.fileExists(atPath: file.path) { throw NotebookError.Exists }
        let key = try kept ?? newKey()
        if kept == nil { try keys.save(key) }
        do {
            return try Notebook.open(path: file.path, key: key)
        } catch NotebookError.NotFound {
            return try Notebook.create(path: file.path, key: key)
        }
    }
}
