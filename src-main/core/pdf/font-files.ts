/** Where Noto Sans lies (SIL Open Font License 1.1); the build puts the two files beside the program and writes their place here. */
import { createRequire } from 'node:module';

const { resolve } = createRequire(import.meta.url);

export const fontFiles = {
  regular: resolve('@expo-google-fonts/noto-sans/400Regular/NotoSans_400Regular.ttf'),
  bold: resolve('@expo-google-fonts/noto-sans/700Bold/NotoSans_700Bold.ttf'),
};
