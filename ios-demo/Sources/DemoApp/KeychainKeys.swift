import DemoCore
import Foundation

#if canImport(Security)
import Security

/// The notebook's key in the device's Keychain: on this device only, readable once it was unlocked after a start.
struct KeychainKeys: KeyKeeper {
    struct Refused: Error {}

    private var item: [CFString: Any] {
        [kSecClass: kSecClassGenericPassword, kSecAttrService: "dev.techo.notebook", kSecAttrAccount: "key"]
    }

    func load() throws -> Data? {
        var found: CFTypeRef?
        let query = item.merging([kSecReturnData: true]) { $1 }
        switch SecItemCopyMatching(query as CFDictionary, &found) {
        case errSecSuccess: return found as? Data
        case errSecItemNotFound: return nil
        default: throw Refused()
        }
    }

    func save(_ key: Data) throws {
        let attributes = item.merging([
            kSecValueData: key,
            kSecAttrAccessible: kSecAttrAccessibleAfterFirstUnlockThisDeviceOnly,
        ]) { $1 }
        guard SecItemAdd(attributes as CFDictionary, nil) == errSecSuccess else { throw Refused() }
    }
}
#else
/// Where there is no Keychain the app only type-checks; it keeps nothing.
struct KeychainKeys: KeyKeeper {
    struct Refused: Error {}

    func load() throws -> Data? { throw Refused() }
    func save(_ key: Data) throws { throw Refused() }
}
#endif
