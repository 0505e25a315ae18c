/** Where Noto Sans lies (SIL Open Font License 1.1); the build puts the two files beside the program and writes their place here. */
import { createRequire } from 'node:module';

const require = createRequire(import.meta.url);

export const fontFiles = {
  regular: require.resolve('@expo-google-fonts/noto-sans/400Regular/NotoSans_400Regular.ttf'),
  bold: require.resolve('@expo-google-fonts/noto-sans/700Bold/NotoSans_700Bold.ttf'),
};
