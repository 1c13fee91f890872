type PluralBase<T> = keyof T extends infer Key ? (Key extends `${infer Base}_other` ? Base : never) : never;

/**
 * A catalogue that has every key of the English one, and for each plural the further forms that its language counts
 * with. A missing or surplus key does not compile.
 */
export type Words<English, Forms extends string = never> = { [Key in keyof English]: string } & {
  [Key in `${PluralBase<English>}_${Forms}`]: string;
};

/** Russian counts 1 делегат, 2 делегата, 5 делегатов. */
export type RussianWords<English> = Words<English, 'few' | 'many'>;
