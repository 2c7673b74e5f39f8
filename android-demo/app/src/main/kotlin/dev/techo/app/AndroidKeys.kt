package dev.techo.app

import android.security.keystore.KeyGenParameterSpec
import android.security.keystore.KeyProperties
import java.io.File
import java.security.KeyStore
import javax.crypto.Cipher
import javax.crypto.KeyGenerator
import javax.crypto.SecretKey
import javax.crypto.spec.GCMParameterSpec

/**
 * The notebook's key, wrapped by a key that never leaves the phone's key store.
 *
 * [file] holds the nonce and the wrapped 32 bytes. It is written once, beside and then renamed, so that a phone that
 * dies in between has either no key or a whole one.
 */
class AndroidKeys(private val file: File) : KeyKeeper {
    override fun load(): ByteArray? {
        if (!file.exists()) return null
        val kept = file.readBytes()
        val nonce = GCMParameterSpec(TAG_BITS, kept, 0, NONCE_LENGTH)
        val cipher = Cipher.getInstance(CIPHER).apply { init(Cipher.DECRYPT_MODE, wrappingKey(), nonce) }
        return cipher.doFinal(kept, NONCE_LENGTH, kept.size - NONCE_LENGTH)
    }

    override fun save(key: ByteArray) {
        val cipher = Cipher.getInstance(CIPHER).apply { init(Cipher.ENCRYPT_MODE, wrappingKey()) }
        val beside = File(file.path + ".new")
        beside.outputStream().use { out ->
            out.write(cipher.iv)
            out.write(cipher.doFinal(key))
            out.fd.sync()
        }
        check(beside.renameTo(file)) { "the key could not be kept" }
    }

    private fun wrappingKey(): SecretKey {
        val store = KeyStore.getInstance(PROVIDER).apply { load(null) }
        return store.getKey(ALIAS, null) as SecretKey? ?: newWrappingKey()
    }

    private fun newWrappingKey(): SecretKey {
        val purposes = KeyProperties.PURPOSE_ENCRYPT or KeyProperties.PURPOSE_DECRYPT
        val spec = KeyGenParameterSpec.Builder(ALIAS, purposes)
            .setBlockModes(KeyProperties.BLOCK_MODE_GCM)
            .setEncryptionPaddings(KeyProperties.ENCRYPTION_PADDING_NONE)
            .setKeySize(256)
            .build()
        return KeyGenerator.getInstance(KeyProperties.KEY_ALGORITHM_AES, PROVIDER).apply { init(spec) }.generateKey()
    }

    private companion object {
        const val PROVIDER = "AndroidKeyStore"
        const val ALIAS = "dev.techo.notebook"
        const val CIPHER = "AES/GCM/NoPadding"
        const val NONCE_LENGTH = 12
        const val TAG_BITS = 128
    }
}
