/** Stands for a kept secret in answers and in the audit trail; sent back, it means the kept one. */
export const maskedSecret = '***';
